"""Calendars, read back from their text."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from clearinghouse.accounts.models import User
from clearinghouse.districts.models import District
from pd_events.icalendars import CANCEL, REQUEST, calendar_of, invitation
from pd_events.models import Event, EventDate, Registration
from tests.pd_events.rfc5545 import check

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
    assert read_back == starts
    if not starts.astimezone(ZoneInfo(zone)).fold:
        assert read_back.replace(tzinfo=None) == starts.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def test_the_link_to_join_is_in_no_calendar() -> None:
    text = calendar_of([date_at(NOW, mode="online", online_url="https://meet.example/secret")], name="Mine", now=NOW)
    assert "meet.example" not in text
    assert "Online" in text


ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
         "Pacific/Honolulu", "America/Puerto_Rico")  # fmt: skip
DAYS_CLOCKS_CHANGE = [
    datetime(year, month, day, tzinfo=UTC)
    for year, month, day in ((2026, 3, 8), (2026, 11, 1), (2027, 3, 14), (2027, 11, 7), (2028, 3, 12), (2028, 11, 5))
]
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=90)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(DAYS_CLOCKS_CHANGE), st.integers(-24 * 4, 48 * 4), st.integers(1, 40), st.sampled_from(ZONES))
def test_by_the_files_own_rules_every_quarter_hour_around_a_change_of_clocks_is_the_moment_meant(
    day, quarters, length, zone
) -> None:
    starts = day + timedelta(minutes=15 * quarters)
    ends = starts + timedelta(minutes=15 * length)
    _, (found,) = check(calendar_of([date_at(starts, zone, ends_at=ends)], name="Mine", now=NOW))
    assert (found.starts, found.ends) == (starts, ends)


@settings(max_examples=80, deadline=None)
@given(title=WORDS, room=WORDS, summary=WORDS, name=WORDS)
def test_whatever_people_write_the_file_keeps_to_the_standard(title, room, summary, name) -> None:
    date = date_at(NOW, room=room)
    date.event.title, date.event.summary = title, f"{summary}\n{summary}"
    calendar, (found,) = check(calendar_of([date], name=name, now=NOW))
    assert calendar.one("METHOD").value == "PUBLISH"
    assert found.part.one("UID").value.startswith(str(date.uid))


def test_one_file_names_each_zone_once_and_those_called_off() -> None:
    dates = [date_at(NOW + timedelta(days=200 * n), zone) for n, zone in enumerate(ZONES * 2)]
    dates[1].state = "cancelled"
    _, found = check(calendar_of(dates, name="Ours", now=NOW))
    assert [one.starts for one in found] == [date.starts_at for date in dates]
    assert [one.part.one("STATUS").value for one in found[:3]] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("method", [REQUEST, CANCEL])
def test_invitations_and_their_ends_keep_to_the_standard_of_invitations(method, zone) -> None:
    """RFC 5546: who invites, who is invited, and a number that rises."""
    date = date_at(DAYS_CLOCKS_CHANGE[2] + timedelta(hours=8), zone)
    person = User(email="lee.o'neil+pd@example.org", first_name='Lee "Lou"', last_name="O’Neil; Jones, Jr.")
    row = Registration(date=date, person=person, sequence=3)
    calendar, (found,) = check(invitation(row, method=method, now=NOW))
    assert (calendar.one("METHOD").value, found.part.one("STATUS").value) == (
        method,
        "CANCELLED" if method == CANCEL else "CONFIRMED",
    )
    assert found.part.one("ATTENDEE").value == f"mailto:{person.email}"
    assert found.part.one("ORGANIZER").value.startswith("mailto:")
    assert found.part.one("SEQUENCE").value == "3"
    assert found.starts == date.starts_at


def test_an_invitation_is_small() -> None:
    assert len(calendar_of([date_at(NOW)], name="Mine", now=NOW)) < 2_500
