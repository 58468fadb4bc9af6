"""A district's calendar as a file: iCalendar, or a table of first day, last day and name."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date as day_of
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from icalendar import Calendar

MOST_ROWS = 400
LONGEST_NAME = 80
FIRST_YEAR, LAST_YEAR = 2000, 2100
WRITTEN = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y")


@dataclass(frozen=True)
class DaysOff:
    """The first and the last day on which schools are closed, and what it is."""

    first: day_of
    last: day_of
    name: str


def read_days_off(content: bytes) -> list[DaysOff]:
    """What stands in the file, each once, in order. Raises ValidationError that says what to mend and in which line."""
    is_calendar = content.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR")
    found = read_calendar(content) if is_calendar else read_table(content)
    rows = sorted(set(found), key=lambda row: (row.first, row.last, row.name))
    if not rows:
        raise ValidationError("No days off were found in this file. Save the calendar as .ics, or a table as .csv.", code="empty")
    if len(rows) > MOST_ROWS:
        raise ValidationError(f"This file holds more than {MOST_ROWS} days off. Keep one or two school years.", code="too_many")
    return rows


def read_calendar(content: bytes) -> list[DaysOff]:
    """The entries of an iCalendar file. The end of a whole day is the day after (RFC 5545)."""
    try:
        entries = Calendar.from_ical(content.decode("utf-8-sig")).walk("VEVENT")
        return [days_off_of(entry) for entry in entries]
    except (ValueError, KeyError, AttributeError, TypeError, IndexError) as wrong:
        raise ValidationError(
            "This calendar file could not be read. Save it again as iCalendar (.ics).", code="unreadable"
        ) from wrong


def days_off_of(entry: Any) -> DaysOff:
    """One entry. Raises ValueError or KeyError for one without a day."""
    first = entry["DTSTART"].dt
    last = entry["DTEND"].dt if "DTEND" in entry else first
    if "DTEND" in entry and not isinstance(last, datetime) and last > first:
        last -= timedelta(days=1)
    return checked(as_day(first), as_day(last), str(entry.get("SUMMARY", "")))


def as_day(moment: day_of | datetime) -> day_of:
    """The day of a moment, on the clock on which it is written."""
    return moment.date() if isinstance(moment, datetime) else moment


def read_table(content: bytes) -> list[DaysOff]:
    """The lines of a table; a first line of headings is passed over."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ValidationError("This file is no text. Save the table as CSV (UTF-8).", code="unreadable") from wrong
    found = []
    for number, cells in enumerate(csv.reader(io.StringIO(text)), start=1):
        words = [cell.strip() for cell in cells]
        if any(words) and not (number == 1 and not words[0][:1].isdigit()):
            found.append(row_of(number, words))
    return found


def row_of(number: int, words: list[str]) -> DaysOff:
    """One line: first day, last day or nothing, name. Raises ValidationError with its number."""
    try:
        first = day_written(words[0])
        last = day_written(words[1]) if len(words) > 1 and words[1] else first
        return checked(first, last, words[2] if len(words) > 2 else "")
    except ValueError as wrong:
        raise ValidationError(
            f"Line {number}: write the first day, the last day and a name, such as 2026-11-25, 2026-11-27, Thanksgiving.",
            code="line",
        ) from wrong


def day_written(text: str) -> day_of:
    """A day as people write it. Raises ValueError."""
    for form in WRITTEN:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise ValueError(text)


def checked(first: day_of, last: day_of, name: str) -> DaysOff:
    """The days, if they can be. Raises ValueError."""
    if last < first or not FIRST_YEAR <= first.year <= last.year < LAST_YEAR:
        raise ValueError(first)
    return DaysOff(first, last, " ".join(name.split())[:LONGEST_NAME] or "Schools closed")
