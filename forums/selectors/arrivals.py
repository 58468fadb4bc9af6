"""What became of mail that came in: whether answers by mail work, and what to look at where they do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from forums.enums import Arrival
from forums.models import ArrivalCount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DAYS = 30
TAKEN = (Arrival.POSTED, Arrival.REPORTED)
# What each kind says to whoever looks after the site.
MEANS = {
    Arrival.POSTED: "The words stand in their topic.",
    Arrival.REPORTED: "The one word “flag” reported the newest post of the letter; it waits for moderators.",
    Arrival.REFUSED: "The address was too old, the topic closed, nothing written, or the words may tell of a student.",
    Arrival.UNKNOWN: "Advertising mostly, or an answer to an address that its owner has ended. Nobody is answered.",
    Arrival.FORGED: "It was not sent from the address that the letter went to, or the receiving server does not vouch for that.",
    Arrival.AUTOMATIC: "A note that somebody is away, and the like. Such mail is never answered.",
    Arrival.BOUNCED: "A letter of ours came back. After three days with one within a month that person’s mail pauses.",
    Arrival.TOO_LARGE: "Nothing of it was read, and nobody is answered.",
}


@dataclass(frozen=True)
class Kind:
    """Mail that fared the same: how much, and when last."""

    words: str
    means: str
    number: int
    latest: date | None


@dataclass(frozen=True)
class Day:
    """One day on which any mail came, with what became of it in words."""

    day: date
    words: str


@dataclass(frozen=True)
class Arrivals:
    """The mail of the last days. `state` is "off", "silent", "works", "forged" or "refused"; the last two where nothing became of any.

    `taken` is the day on which an answer was last taken.
    """

    state: str
    taken: date | None
    kinds: Sequence[Kind]
    days: Sequence[Day]


def arrivals_of(days: int = DAYS) -> Arrivals:
    """What came in on the last so many days, today among them. One query."""
    rows = list(
        ArrivalCount.objects.filter(day__gt=timezone.localdate() - timedelta(days=days), number__gt=0).order_by("-day", "pk")
    )
    numbers: Counter[str] = Counter()
    latest: dict[str, date] = {}
    told: dict[date, list[str]] = {}
    for row in rows:
        numbers[row.arrival] += row.number
        latest.setdefault(row.arrival, row.day)
        words = Arrival(row.arrival).label
        told.setdefault(row.day, []).append(f"{row.number} {words[0].lower()}{words[1:]}")
    kinds = [Kind(kind.label, MEANS[kind], numbers[kind], latest.get(kind)) for kind in Arrival]
    taken = max((latest[kind] for kind in TAKEN if kind in latest), default=None)
    return Arrivals(state_of(numbers), taken, kinds, [Day(day, "; ".join(words)) for day, words in told.items()])


def state_of(numbers: Counter[str]) -> str:
    """How answers by mail fare, in one word."""
    if not settings.REPLY_MAIL_DOMAIN:
        return "off"
    if not numbers.total():
        return "silent"
    if any(numbers[kind] for kind in TAKEN):
        return "works"
    return "forged" if numbers[Arrival.FORGED] else "refused"
