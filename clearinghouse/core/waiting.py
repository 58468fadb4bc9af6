"""What waits for a person: each app registers its kinds of waiting work, the dashboard shows all of them in one list.

A kind says which rows wait for a person. However many kinds there are and however much waits, one query brings the first few rows of
each and how many there are; a kind therefore asks the database nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DateTimeField, F, IntegerField, Value, Window
from django.db.models.functions import Cast, JSONObject, RowNumber

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

FEW = 5
COLUMNS = ("waiting_kind", "pk", "waiting_since", "waiting_facts", "waiting_total", "waiting_place")


class Facts(JSONObject):
    """Columns as one JSON value. Both our databases know JSON: asking SQLite first, as Django does, takes three queries a thread."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The function itself, without the question."""
        return super(JSONObject, self).as_sql(compiler, connection, **context)


class Urgency(IntEnum):
    """The order of the list: what blocks other people comes first, what is merely good to do comes last."""

    OTHERS_WAIT = 1
    SOON = 2
    WHEN_YOU_CAN = 3
    TO_READ = 4


@dataclass(frozen=True)
class Deed:
    """What can be done in place, by one POST to `url`. `asks` names the sentence that must go with it, sent as `reason`."""

    label: str
    url: str
    look: str = "secondary"
    asks: str = ""


@dataclass(frozen=True)
class WaitingItem:
    """One line: what waits; where to look at it, with the verb on that link; since when; and what can be done in place."""

    text: str
    url: str = ""
    action: str = ""
    urgency: Urgency = Urgency.WHEN_YOU_CAN
    when: datetime | None = None
    note: str = ""
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row that waits: its number, since when, and the facts that its kind asked for."""

    pk: int
    since: datetime | None
    facts: dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """One kind of waiting work.

    `rows` is given whoever asks (core does not know what a person is) and returns the rows that wait for them, each once, or None where
    nothing of this kind is theirs. `facts` names the columns or expressions that `item` makes its line of. Rows are shown oldest first
    by `since`; None where age does not matter.
    """

    name: str
    label: str
    urgency: Urgency
    rows: Callable[[Any], QuerySet[Any] | None]
    facts: Mapping[str, Any]
    item: Callable[[Row], WaitingItem]
    since: str | None = "created_at"


@dataclass(frozen=True)
class Tally:
    """How much of one kind waits, and how much of it is shown."""

    name: str
    label: str
    count: int
    shown: int

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown."""
        return self.count > self.shown


@dataclass(frozen=True)
class Waiting:
    """What waits for a person: lines, most urgent first, and a tally of each kind of which something waits."""

    items: list[WaitingItem]
    tallies: list[Tally]

    @property
    def count(self) -> int:
        """How much waits in all, shown or not."""
        return sum(tally.count for tally in self.tallies)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind of waiting work; apps do so when they are ready."""
    _kinds[kind.name] = kind


def waiting_for(person: Any, *, only: str = "", page: int = 1, few: int = FEW) -> Waiting:
    """What waits for this person, in one query: `few` lines of each kind, or one page of so many lines of the kind `only`.

    Within one urgency the oldest comes first. Other kinds than `only` are still counted.
    """
    asked = [(kind, rows) for kind in _kinds.values() if (rows := kind.rows(person)) is not None]
    last = {kind.name: page * few if kind.name == only else 1 if only else few for kind, _ in asked}
    parts = [part_of(number, kind, rows, last[kind.name]) for number, (kind, rows) in enumerate(asked)]
    found = list(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]) if parts else []
    totals: dict[str, int] = {}
    shown: dict[str, list[WaitingItem]] = {}
    for number, pk, since, facts, total, place in found:
        kind = asked[number][0]
        totals[kind.name] = total
        if not only or (kind.name == only and place > (page - 1) * few):
            line = replace(kind.item(Row(pk, since, facts)), urgency=kind.urgency, when=since)
            shown.setdefault(kind.name, []).append(line)
    tallies = [Tally(k.name, k.label, totals[k.name], len(shown.get(k.name, []))) for k, _ in asked if k.name in totals]
    return Waiting(sorted((item for items in shown.values() for item in items), key=order), tallies)


def part_of(number: int, kind: Kind, rows: QuerySet[Any], last: int) -> QuerySet[Any, Any]:
    """The rows of one kind up to its `last`, in columns that are the same for every kind."""
    since = F(kind.since) if kind.since else Cast(Value(None), DateTimeField())
    oldest_first = [since.asc(nulls_last=True), F("pk").asc()] if kind.since else [F("pk").asc()]  # type: ignore[attr-defined]  # an F
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            waiting_kind=Value(number, IntegerField()),
            waiting_since=since,
            waiting_facts=Facts(**kind.facts),
            waiting_total=Window(Count("*")),
            waiting_place=Window(RowNumber(), order_by=oldest_first),
        )
        .filter(waiting_place__lte=last)
        .values_list(*COLUMNS)
    )
    return counted


def order(item: WaitingItem) -> tuple[int, bool, float]:
    """The place of a line in the list."""
    return item.urgency, item.when is None, item.when.timestamp() if item.when else 0.0
