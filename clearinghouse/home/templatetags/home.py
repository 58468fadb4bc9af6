"""What the front page shows. Its page type declares fields only; these read the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from clearinghouse.challenges.selectors.challenges import challenges_in_order
from clearinghouse.home import selectors

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models import Challenge

register = template.Library()


@register.simple_tag
def consortium_figures() -> selectors.Figures:
    return selectors.figures()


@register.simple_tag
def strongest_reviews(user: User | AnonymousUser | None) -> list[Any]:
    return selectors.strongest_reviews(user)


@register.simple_tag
def challenges() -> list[Challenge]:
    return challenges_in_order(None)
