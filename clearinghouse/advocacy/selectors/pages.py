"""Reads for the public pages, their lists, the menu, feeds and the map of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page, Site

from clearinghouse.advocacy.models import NewsPage, StandardPage, StoryPage
from clearinghouse.resources.blocks.sizes import with_renditions
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.advocacy.models import PublicPage
    from clearinghouse.districts.models import District

KINDS: dict[str, type[PublicPage]] = {"stories": StoryPage, "news": NewsPage}
SHOWN_WITH_PICTURES = {"stories"}
FEW = 3


def public_pages() -> QuerySet[Page]:
    """Every page of the site that anybody may see: published, and where it is a resource, for the public."""
    restricted = ResourcePage.objects.exclude(pk__in=ResourcePage.objects.visible_to(None).values("pk"))
    pages: QuerySet[Page] = (
        Page.objects.live().public().descendant_of(front_page(), inclusive=True).exclude(pk__in=restricted.values("pk"))
    )
    return pages


def pages_seen_by(user: User | AnonymousUser | None, kinds: Iterable[type[PublicPage]]) -> QuerySet[Page]:
    """The pages of these types that this person may see: whoever it is, the published ones."""
    seen: QuerySet[Page] = Page.objects.live().type(tuple(kinds))
    return seen


def front_page() -> Page:
    """The page at the address of the site itself."""
    return Site.objects.select_related("root_page").get(is_default_site=True).root_page


def newest(kind: str) -> QuerySet[PublicPage]:
    """All stories or all news, the newest first."""
    pages: QuerySet[PublicPage] = KINDS[kind].objects.visible_to(None).select_related("picture").order_by("-date", "-pk")
    return pages.select_related("district") if kind == "stories" else pages


def newest_few(kind: str, most: int = FEW) -> list[PublicPage]:
    """The newest of a kind, those of stories with the sizes of their pictures. Two queries at most."""
    return with_pictures(kind, newest(kind)[:most])


def stories_of(district: District, most: int = FEW) -> list[PublicPage]:
    """The newest stories of a district. Two queries, one where it has none."""
    return with_pictures("stories", newest("stories").filter(district=district)[:most])


def more_like(page: Page, most: int = FEW) -> list[PublicPage]:
    """The newest other stories for a story, other news for news, none for any other page. The sizes of their pictures are not read yet."""
    kind = next((name for name, pages in KINDS.items() if isinstance(page, pages)), None)
    return list(newest(kind).exclude(pk=page.pk)[:most]) if kind else []


def pages_below(page: StandardPage) -> list[StandardPage]:
    """The published pages below this one, in the order of the page tree. One query."""
    return list(StandardPage.objects.visible_to(None).child_of(page).order_by("path"))


def with_pictures(kind: str, pages: Iterable[PublicPage]) -> list[PublicPage]:
    """These pages of one kind; where lists show its pictures, their sizes are read at once."""
    shown = list(pages)
    if kind in SHOWN_WITH_PICTURES:
        with_renditions(page.picture for page in shown if page.picture)
    return shown


def pages_for_map() -> QuerySet[Page]:
    """The public pages for the map of the site, each with when it last changed."""
    return public_pages().order_by("path")
