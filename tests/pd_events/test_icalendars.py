"""Calendars, read back from their text."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from clearinghouse.districts.models import District
from pd_events.icalendars import calendar_of
from pd_events.models import Event, EventDate

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def date_at(starts: datetime, zone: str = "America/New_York", **fields: object) -> EventDate:
    event = Event(title="Reading, writing; and – rivers", slug="reading", summary="A day\nby the river.")
    defaults = {
        "room": "Gym",
        "district": District(name="Alder Creek"),
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=3),
    }
    return EventDate(event=event, time_zone=zone, **{**defaults, **fields})


def read(text: str) -> Component:
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    return entry


def test_what_we_wrote_is_read_back() -> None:
    starts = datetime(2026, 12, 3, 16, 0, tzinfo=ZoneInfo("America/New_York"))
    text = calendar_of([date_at(starts)], name="Mine", now=NOW)
    entry = read(text)
    assert (entry["SUMMARY"], entry.decoded("DTSTART")) == ("Reading, writing; and – rivers", starts)
    assert entry["LOCATION"] == "Gym, Alder Creek"
    assert "DTSTART;TZID=America/New_York:20261203T160000" in text
    assert "TZID:America/New_York" in text, "with the rules of the zone beside it"


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    text = calendar_of([date_at(NOW, room="A room with a very long name, and how to find it, " * 3)], name="Mine", now=NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3 * 366 * 24), st.sampled_from(["America/New_York", "America/Chicago", "America/Phoenix"]))
def test_every_hour_of_three_years_comes_back_the_same(hours: int, zone: str) -> None:
    starts = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    read_back = read(calendar_of([date_at(starts, zone)], name="Mine", now=NOW)).decoded("DTSTART")
    local = starts.astimezone(ZoneInfo(zone))
    assert read_back.replace(tzinfo=None) == local.replace(tzinfo=None)
    if not local.fold:
        assert read_back == starts


def test_the_link_to_join_is_in_no_calendar() -> None:
    text = calendar_of([date_at(NOW, mode="online", online_url="https://meet.example/secret")], name="Mine", now=NOW)
    assert "meet.example" not in text
    assert "Online" in text
