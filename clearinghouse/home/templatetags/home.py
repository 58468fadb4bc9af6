"""What the front page shows. Its page type declares fields only; these read the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from clearinghouse.home import selectors
from clearinghouse.home.challenges import CHALLENGES, Challenge

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

register = template.Library()


@register.simple_tag
def consortium_figures() -> selectors.Figures:
    return selectors.figures()


@register.simple_tag
def strongest_reviews(user: User | AnonymousUser | None) -> list[Any]:
    return selectors.strongest_reviews(user)


@register.simple_tag
def challenges() -> tuple[Challenge, ...]:
    return CHALLENGES
