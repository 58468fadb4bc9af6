"""What the templates of the public pages read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from clearinghouse.advocacy.selectors import pages, reading_ahead
from clearinghouse.core.pagination import paginate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.paginator import Page as ListPage
    from django.http import HttpRequest

    from clearinghouse.advocacy.models import PublicPage, StandardPage
    from clearinghouse.districts.models import District

register = template.Library()

ON_A_PAGE = 12


@register.simple_tag
def newest(kind: str, most: int) -> list[PublicPage]:
    return pages.newest_few(kind, most)


@register.simple_tag
def page_of(kind: str, number: str | None) -> ListPage[PublicPage]:
    """One page of all stories or news. Raises NoSuchPage."""
    found = paginate(pages.newest(kind), number, size=ON_A_PAGE)
    found.object_list = pages.with_pictures(kind, found.object_list)
    return found


@register.simple_tag
def stories_of(district: District) -> list[PublicPage]:
    return pages.stories_of(district)


@register.simple_tag
def read_ahead(page: Any) -> str:
    """Read at once what the page will show of others; `page.crumbs` lead to it, `page.others` are more of its kind."""
    page.others = pages.more_like(page)
    page.crumbs = reading_ahead.read_ahead(page, page.others)
    return ""


@register.simple_tag
def pages_below(page: StandardPage) -> list[StandardPage]:
    return pages.pages_below(page)


@register.inclusion_tag("components/social.html", takes_context=True)
def social(context: Mapping[str, Any]) -> dict[str, Any]:
    """How others show this page when they link to it: its one address, title, words and card."""
    page, request = context.get("page"), context.get("request")
    told = page if isinstance(page, Page) and page.pk else None
    card = reverse("advocacy:page_card", args=[told.pk]) if told else reverse("advocacy:site_card")
    return {
        "page": told,
        "site_name": settings.SITE_NAME,
        "address": address_of(told, request),
        "card": f"{settings.SITE_URL.rstrip('/')}{card}",
        "description": words_of(told) if told else "",
        "is_dated": hasattr(told, "date"),
    }


def words_of(page: Page) -> str:
    """One or two sentences about a page, from whichever field its kind has."""
    fields = ("search_description", "introduction", "summary")
    return next((text for field in fields if (text := getattr(page, field, ""))), "")


def address_of(page: Page | None, request: HttpRequest | None) -> str:
    """The one address of what is shown: without filters, with the number of the page of a list."""
    if request is None:
        return ""
    number = request.GET.get("page", "")
    path = (page.get_url(request) if page else None) or request.path
    return f"{settings.SITE_URL.rstrip('/')}{path}" + (f"?page={number}" if number.isdigit() and number != "1" else "")
