from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from clearinghouse.notifications.selectors import unread_count


def unread(request: HttpRequest) -> dict[str, Any]:
    """`unread_notifications`, counted only where a template asks."""
    return {"unread_notifications": SimpleLazyObject(lambda: unread_count(request.user)) if hasattr(request, "user") else 0}
