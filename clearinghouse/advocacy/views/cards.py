"""The pictures that other sites show when they link to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from clearinghouse.advocacy.selectors.pages import front_page, public_pages
from clearinghouse.advocacy.services.cards import card_of_page

if TYPE_CHECKING:
    from django.http import HttpRequest

KEEP = "public, max-age=3600"


@require_safe
def page_card(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(public_pages(), pk=pk)
    return as_picture(card_of_page(page.specific))


@require_safe
def site_card(request: HttpRequest) -> HttpResponse:
    """The card of whatever has none of its own: that of the front page."""
    return as_picture(card_of_page(front_page().specific))


def as_picture(card: bytes) -> HttpResponse:
    """The card, for others to show."""
    response = HttpResponse(card, content_type="image/png", headers={"Cache-Control": KEEP})
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
