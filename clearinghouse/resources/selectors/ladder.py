"""The rungs round an assistive technology: what costs less comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from clearinghouse.resources.enums import TechLevel
from clearinghouse.resources.models import AssistiveTechnologyPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


RUNGS = AssistiveTechnologyPage.try_first.through._default_manager


@dataclass(frozen=True)
class Ladder:
    """What to try before a technology, and what comes when it is not enough, each from the lowest rung up."""

    before: tuple[AssistiveTechnologyPage, ...]
    after: tuple[AssistiveTechnologyPage, ...]


def ladder(page: AssistiveTechnologyPage, user: User | AnonymousUser | None) -> Ladder:
    """The rungs round this technology that the person may see. One query, one more for somebody signed in."""
    below = RUNGS.filter(from_assistivetechnologypage=page.pk).values("to_assistivetechnologypage")
    above = RUNGS.filter(to_assistivetechnologypage=page.pk).values("from_assistivetechnologypage")
    visible = AssistiveTechnologyPage.objects.visible_to(user).annotate(is_above=Q(pk__in=above))
    rungs = list(visible.filter(Q(pk__in=below) | Q(pk__in=above)))
    return Ladder(lowest_first(rung for rung in rungs if not rung.is_above), lowest_first(rung for rung in rungs if rung.is_above))


def lowest_first(rungs: Iterable[AssistiveTechnologyPage]) -> tuple[AssistiveTechnologyPage, ...]:
    """By rung, then by name."""
    order = list(TechLevel.values)
    return tuple(sorted(rungs, key=lambda rung: (order.index(rung.tech_level), rung.title)))
