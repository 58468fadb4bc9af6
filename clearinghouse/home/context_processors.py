from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from clearinghouse.home.menu import kept_menu
from clearinghouse.home.selectors import account_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from clearinghouse.home.menu import Entry

    StrOrPromise = str | _StrPromise


@dataclass(frozen=True)
class Section:
    label: StrOrPromise
    path: str
    narrow_only: bool = False


# On wide screens the search box in the header is the way to search.
SECTIONS = (
    Section(_("Library"), "/library/"),
    Section(_("Search"), "/search/", narrow_only=True),
    Section(_("Events"), "/events/"),
    Section(_("Forums"), "/forums/"),
    Section(_("Districts"), "/districts/"),
    Section(_("Challenges"), "/challenges/"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    return {"site_name": settings.SITE_NAME, "demo": settings.DEMO}


def account(request: HttpRequest) -> dict[str, Any]:
    """`account`: what the menu of the person says. Read only where it is shown."""
    return {"account": SimpleLazyObject(lambda: account_of(getattr(request, "user", None)))}


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The parts of the site that are always there, then the pages that editors put in the menu; and the others for the foot.

    Read only where they are shown.
    """
    known = {section.path for section in SECTIONS}

    @cache
    def pages() -> list[Entry]:
        return [page for page in kept_menu() if page.path not in known]

    @cache
    def sections() -> tuple[Section, ...]:
        return (*SECTIONS, *(Section(page.title, page.path) for page in pages() if page.is_in_menu))

    def others() -> list[Section]:
        return [Section(page.title, page.path) for page in pages() if not page.is_in_menu]

    def here() -> Section | None:
        return next((section for section in sections() if request.path.startswith(section.path)), None)

    return {
        "sections": SimpleLazyObject(sections),
        "other_pages": SimpleLazyObject(others),
        "current_section": SimpleLazyObject(here),
    }
