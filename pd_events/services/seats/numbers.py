"""The numbers of locked dates, in one statement.

Everybody who waits for a date waits for this, so it is plain SQL: building the same with the ORM takes several times as long as answering it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from clearinghouse.core.models.together import Statement
from pd_events.enums import ACTIVE, EXPIRING, SETTLED_APPROVALS, TAKING, Seat
from pd_events.models import DistrictShare, Registration

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SEATS, SHARES = (model._meta.db_table for model in (Registration, DistrictShare))


class Numbers(NamedTuple):
    """One district on one date: the seats it uses, when the first of them runs out, and people who could move up.

    Or, where `reserve` is given, what it has by agreement.
    """

    date: int
    district: int
    used: int
    ready: int
    reserve: int | None
    cap: int | None
    moment: datetime | None

    @property
    def is_share(self) -> bool:
        """Whether this is what the district has by agreement; `moment` is then when its reserve is released."""
        return self.reserve is not None


def numbers_from(row: Sequence[Any]) -> Numbers:
    """A row of the statement; SQLite keeps moments as text."""
    *numbers, moment = row
    if moment is not None and not isinstance(moment, datetime):
        moment = connection.ops.convert_datetimefield_value(moment, None, connection)  # type: ignore[attr-defined]
    return Numbers._make([*numbers, moment])


def numbers_statement(dates: Collection[int]) -> Statement:
    """Two lists one below the other: the seats of each district on each of these dates, then the shares."""
    these = ", ".join(str(int(pk)) for pk in dates)
    return Statement(f"""
        SELECT date_id, district_id,
            COUNT(*) FILTER (WHERE seat IN ({quoted(TAKING)})),
            COUNT(*) FILTER (WHERE seat = '{Seat.WAITING}' AND approval IN ({quoted(SETTLED_APPROVALS)})),
            NULL, NULL,
            MIN(expires_at) FILTER (WHERE seat IN ({quoted(EXPIRING)}))
        FROM {SEATS} WHERE date_id IN ({these}) AND seat IN ({quoted(ACTIVE)}) GROUP BY date_id, district_id
        UNION ALL
        SELECT date_id, district_id, 0, 0, reserve, cap, released_at FROM {SHARES} WHERE date_id IN ({these})
    """)  # noqa: S608 -- our own tables, words and numbers


def quoted(words: Sequence[str]) -> str:
    """Our own few words as SQL."""
    return ", ".join(f"'{word!s}'" for word in words)
