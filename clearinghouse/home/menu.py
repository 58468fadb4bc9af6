"""The part of the menu and of the foot that editors decide: which pages stand there. Every page shows it, so it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.db.models import Subquery
from wagtail.models import Page, Site

FRONT_DEPTH = 2
KEY = "menu"
KEEP_SECONDS = 60  # heals what another process without our cache has changed


@dataclass(frozen=True)
class Entry:
    """A published page right below the front page. In the menu where its editors ask for it; the foot of every page names it anyhow."""

    title: str
    path: str
    is_in_menu: bool


def kept_menu() -> list[Entry]:
    """The entries from the cache; read where they are not there."""
    return cache.get_or_set(KEY, menu, KEEP_SECONDS) or []


def menu() -> list[Entry]:
    """Every published page right below the front page, in the order of the page tree. One query.

    Written in the default site's tree: its front page lies right below the root.
    """
    front = Site.objects.filter(is_default_site=True).values("root_page__path")
    pages = Page.objects.live().filter(depth=FRONT_DEPTH + 1, path__startswith=Subquery(front)).order_by("path")
    return [Entry(title, f"/{slug}/", asked) for title, slug, asked in pages.values_list("title", "slug", "show_in_menus")]


def forget_menu() -> None:
    """Have the menu read anew once the running transaction has committed."""
    transaction.on_commit(lambda: cache.delete(KEY), robust=True)
