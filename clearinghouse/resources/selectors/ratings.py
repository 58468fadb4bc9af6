"""What members make of a resource, in words and numbers of people, apart from its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clearinghouse.resources.models import RUBRIC, Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import ResourcePage

# With fewer answers a colleague's own could be told from the rest.
LEAST_SHOWN = 3


@dataclass(frozen=True)
class Share:
    """One answer, and how many gave it."""

    label: str
    people: int


@dataclass(frozen=True)
class Answered:
    """One question of the rubric that enough members answered; `shares` from the best answer down, without those nobody gave."""

    question: str
    people: int
    shares: tuple[Share, ...]


def answered(counts: Mapping[str, list[int]] | None) -> tuple[Answered, ...]:
    """The questions that at least three members answered, in the order of the rubric. `counts` is of a RatingSummary, None for none."""
    found = []
    for name, (question, choices) in RUBRIC.items():
        numbers = (counts or {}).get(name, [])
        people = sum(numbers)
        if people >= LEAST_SHOWN:
            best_first = list(zip(choices.labels, numbers, strict=False))[::-1]
            found.append(Answered(question, people, tuple(Share(str(label), number) for label, number in best_first if number)))
    return tuple(found)


def rating_of(user: User, page: ResourcePage) -> dict[str, Any]:
    """The person's own answers by question; empty where they gave none. One query."""
    own = Rating.objects.visible_to(user).filter(page=page).first()
    return {name: getattr(own, name) for name in RUBRIC} if own else {}
