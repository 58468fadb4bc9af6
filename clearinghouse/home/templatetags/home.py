"""What the front page shows. Its page type declares fields only; these read the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template

from clearinghouse.advocacy.figures.districts import members, students_of
from clearinghouse.advocacy.figures.reading import one_reading
from clearinghouse.advocacy.figures.registry import figure as definition_of
from clearinghouse.advocacy.templatetags.figures import rows_of_page
from clearinghouse.challenges.selectors.challenges import challenges_in_order
from clearinghouse.districts.profile.small_counts import shown_count
from clearinghouse.home import selectors

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.template.context import Context

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models import Challenge

register = template.Library()

RANKS = ("rank-state", "rank-country")


@dataclass(frozen=True)
class Together:
    """The names of the districts that belong, their students as far as these may be shown, and the sentence of their rank if they have one."""

    names: tuple[str, ...]
    students: int
    rank: str = ""


@register.simple_tag(takes_context=True)
def consortium(context: Context) -> Together:
    """Who belongs, from the same reading as the page's figures."""
    with one_reading(rows_of_page(context)):
        districts, ranks = members(), [definition_of(key).compute() for key in RANKS]
    rank = next((rank.sentence for rank in ranks if rank.number), "")
    return Together(tuple(district.name for district in districts), int(shown_count(students_of(districts)) or 0), rank)


@register.simple_tag
def strongest_reviews(user: User | AnonymousUser | None) -> list[Any]:
    return selectors.strongest_reviews(user)


@register.simple_tag
def challenges() -> list[Challenge]:
    return challenges_in_order(None)
