"""How events are said."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from pd_events.templatetags.events import at, grade_words, hours, leave_words, wall


def test_hours_are_those_on_the_wall_whatever_the_sites_zone() -> None:
    assert wall(datetime(2026, 7, 1, 16, 0, tzinfo=ZoneInfo("America/Chicago")), "g:i a T") == "4 p.m. CDT".replace("4 ", "4:00 ")


def test_grades_and_hours_read_as_people_say_them() -> None:
    assert grade_words(["K", "01", "02", "06"]) == "Grades K to 2, 6"
    assert grade_words(["03"]) == "Grade 3"
    assert (hours(Decimal("1.00")), hours(Decimal("6.50")), hours(Decimal("10.00"))) == (
        "1 contact hour",
        "6.5 contact hours",
        "10 contact hours",
    )


def test_giving_up_is_called_what_it_is() -> None:
    assert [leave_words(seat) for seat in ("waiting", "offered", "held", "confirmed")] == [
        "Leave the waiting list",
        "Decline the offer",
        "Take the request back",
        "Give the seat back",
    ]
    assert at({1: "one"}, 2) is None
