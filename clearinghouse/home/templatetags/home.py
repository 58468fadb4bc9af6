"""What the front page shows. Its page type declares fields only; these read the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template

from clearinghouse.advocacy.figures.districts import members, students_of
from clearinghouse.advocacy.figures.reading import one_reading
from clearinghouse.advocacy.figures.suppression import shown_count
from clearinghouse.advocacy.templatetags.figures import rows_of_page
from clearinghouse.challenges.selectors.challenges import challenges_in_order
from clearinghouse.home import selectors

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.template.context import Context

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models import Challenge

register = template.Library()


@dataclass(frozen=True)
class Together:
    """The names of the districts that belong, and their students as far as these may be shown."""

    names: tuple[str, ...]
    students: int


@register.simple_tag(takes_context=True)
def consortium(context: Context) -> Together:
    """Who belongs, from the same reading as the page's figures."""
    with one_reading(rows_of_page(context)):
        districts = members()
    return Together(tuple(district.name for district in districts), int(shown_count(students_of(districts)) or 0))


@register.simple_tag
def strongest_reviews(user: User | AnonymousUser | None) -> list[Any]:
    return selectors.strongest_reviews(user)


@register.simple_tag
def challenges() -> list[Challenge]:
    return challenges_in_order(None)
