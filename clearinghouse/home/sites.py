"""The site that answers at a host, with its front page. Every page of the CMS begins with it, so it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import transaction
from wagtail.models import Site

if TYPE_CHECKING:
    from django.http import HttpRequest

KEY = "sites"
KEEP_SECONDS = 60  # heals what another process without our cache has changed


def kept_site(request: HttpRequest) -> Site | None:
    """The site of this request's host from the cache; read where it is not there. Wagtail finds it at the request from now on."""
    kept: dict[str, Site | None] = cache.get(KEY, {})
    host = request.get_host()
    if host not in kept:
        kept[host] = Site.find_for_request(request)
        cache.set(KEY, kept, KEEP_SECONDS)
    request._wagtail_site = kept[host]  # type: ignore[attr-defined]  # where Wagtail keeps its own find
    return kept[host]


def forget_sites() -> None:
    """Have the sites read anew once the running transaction has committed."""
    transaction.on_commit(lambda: cache.delete(KEY), robust=True)
