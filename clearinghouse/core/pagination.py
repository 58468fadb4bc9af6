"""Pages of a list. A page that is not there is said so, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator

from clearinghouse.core.errors import RuleViolation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page
    from django.db.models import QuerySet

LONGEST_NUMBER = 9


class NoSuchPage(RuleViolation):
    """The list has no page of this number; answered as an address that does not exist."""

    code = "no_such_page"


def number_asked(asked: str | None) -> int:
    """The number of the page that an address asks for, 1 where it asks for none. Raises NoSuchPage for anything else."""
    text = (asked or "1").strip()
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_NUMBER or int(text) < 1:
        raise NoSuchPage("This list has no such page. Go back to its first page.", field="page")
    return int(text)


def paginate(items: QuerySet[Any] | Sequence[Any], number: str | int | None, *, size: int) -> Page[Any]:
    """One page of the items, the first where no number is given; an empty list has one empty page.

    Raises NoSuchPage for anything that is not the number of a page: words, zero, negative or past the end.
    """
    pages = Paginator(items, size)
    asked = str(1 if number in (None, "") else number).strip()
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER
    try:
        return pages.page(asked if is_number else "no number")
    except (PageNotAnInteger, EmptyPage) as error:
        raise NoSuchPage(f"This list has pages 1 to {pages.num_pages}. Go back to its first page.", field="page") from error
