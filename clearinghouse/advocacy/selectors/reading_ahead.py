"""What a page shows of other pages, pictures and files, read at once before its templates ask for it piece by piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from clearinghouse.resources.blocks.choosers import chosen
from clearinghouse.resources.blocks.sizes import with_renditions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

FRONT_DEPTH = 2
# Under these names blocks store the number of what was chosen.
PAGE, PICTURE, DOCUMENT = {"page"}, {"picture", "image"}, {"document"}


def read_ahead(page: Any, others: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Read what the blocks of a page have chosen, the picture across it and those of `others`, with all sizes; returns its breadcrumbs.

    One query each for pages, pictures, their sizes and documents, none for what the page has not.
    """
    stored = page.body.raw_data
    pages = pages_by_number(page, numbers_in(stored, PAGE))
    pictures = by_number(get_image_model(), numbers_in(stored, PICTURE))
    across = [shown.picture for shown in (page, *others) if getattr(shown, "picture", None)]
    with_renditions([*across, *pictures.values()])
    documents = by_number(get_document_model(), numbers_in(stored, DOCUMENT))
    with chosen({Page: pages, get_image_model(): pictures, get_document_model(): documents}):
        list(page.body)
    above = sorted((other for other in pages.values() if is_above(other, page)), key=lambda other: other.path)
    return [(other.title, other.url) for other in above]


def numbers_in(stored: Any, names: set[str]) -> set[int]:
    """The numbers that stand under these names anywhere in what a body stores."""
    if isinstance(stored, dict):
        own = {value for name, value in stored.items() if name in names and isinstance(value, int)}
        return own.union(*(numbers_in(value, names) for value in stored.values()))
    if isinstance(stored, str | int | float | None):
        return set()
    return set().union(*(numbers_in(value, names) for value in stored))


def by_number(kind: type[Model], numbers: Iterable[int]) -> dict[int, Any]:
    """These objects by their numbers; those that are gone are left out."""
    found: dict[int, Any] = kind._default_manager.in_bulk(list(numbers)) if numbers else {}
    return found


def pages_by_number(page: Page, numbers: set[int]) -> dict[int, Page]:
    """The pages of these numbers, and those that the page lies below."""
    steps = range(Page.steplen * (FRONT_DEPTH + 1), len(page.path), Page.steplen)
    wanted = Q(pk__in=numbers) | Q(path__in=[page.path[:length] for length in steps])
    return {found.pk: found for found in Page.objects.filter(wanted)} if numbers or steps else {}


def is_above(other: Page, page: Page) -> bool:
    """Whether the page lies below the other, which is not the front page."""
    return bool(other.depth > FRONT_DEPTH and page.path != other.path and page.path.startswith(other.path))
