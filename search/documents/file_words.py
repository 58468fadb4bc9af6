"""The words of documents in the row of a resource that uses them, and on which page of a PDF each stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from clearinghouse.resources.selectors.documents import texts_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.resources.models import ResourcePage

PAGES = "pdf_pages"


def with_files(body: str, display: dict[str, Any], page: ResourcePage) -> tuple[str, dict[str, Any]]:
    """The body with the words of the page's documents after it, and what a result shows with the places where each of their pages begins.

    A place is a number of characters and the number of the page there; 0 where a file has no pages of its own. One query.
    """
    parts, places, at = [body], [], len(body)
    for text in texts_on(page.pk):
        places.append([at + 1, text.page])
        parts.append(text.text)
        at += 1 + len(text.text)
    return "\n".join(parts), ({**display, PAGES: places} if places else display)


def page_at(places: Sequence[Sequence[int]], at: int) -> int:
    """The number of the page of a PDF that this character of the body stands on; 0 where it stands on none."""
    found = bisect_right(places, at, key=lambda place: place[0])
    return places[found - 1][1] if found else 0
