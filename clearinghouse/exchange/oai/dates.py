"""Moments as the protocol writes them: UTC, to the second or to the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

SECOND, DAY = "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d"
LENGTHS = {20: SECOND, 10: DAY}


def written(moment: datetime) -> str:
    """`2026-11-26T14:03:07Z`."""
    return moment.astimezone(UTC).strftime(SECOND)


def read_moment(text: str, *, is_end: bool) -> datetime:
    """The moment that an argument names; the end of a day is its last second. Raises ValueError."""
    layout = LENGTHS.get(len(text))
    if layout is None or not text.isascii():
        raise ValueError(text)
    moment = datetime.strptime(text, layout).replace(tzinfo=UTC)
    return moment + timedelta(days=1, seconds=-1) if layout == DAY and is_end else moment


def to_the_second(moment: datetime) -> datetime:
    """The moment without its fractions."""
    return moment.astimezone(UTC).replace(microsecond=0)
