"""The part of the menu that editors decide: which pages stand in it. Every page shows it, so it is kept."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction
from django.db.models import Subquery
from wagtail.models import Page, Site

FRONT_DEPTH = 2
KEY = "menu"
KEEP_SECONDS = 60  # heals what another process without our cache has changed


def kept_menu() -> list[tuple[str, str]]:
    """The menu from the cache; read where it is not there."""
    return cache.get_or_set(KEY, menu, KEEP_SECONDS) or []


def menu() -> list[tuple[str, str]]:
    """The title and the address of each published page right below the front page that asks to stand in the menu. One query.

    Written in the default site's tree: its front page lies right below the root.
    """
    front = Site.objects.filter(is_default_site=True).values("root_page__path")
    pages = Page.objects.live().in_menu().filter(depth=FRONT_DEPTH + 1, path__startswith=Subquery(front)).order_by("path")
    return [(title, f"/{slug}/") for title, slug in pages.values_list("title", "slug")]


def forget_menu() -> None:
    """Have the menu read anew once the running transaction has committed."""
    transaction.on_commit(lambda: cache.delete(KEY), robust=True)
