"""Visitors whose page cannot come from what a process has kept."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches

# The visitors' cache steps aside, and the session is looked for: Django looks for none with a key shorter than eight characters.
ENDED_SESSION = {"cookie": "sessionid=0123456789abcdefghijklmnopqrstuv"}


def forget_everything() -> None:
    """Leave the process as it is before its first page: no page, site address or content type is kept."""
    for name in caches:
        caches[name].clear()
    ContentType.objects.clear_cache()
