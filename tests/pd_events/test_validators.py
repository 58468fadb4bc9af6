"""Hours on the wall, over both changes of the clocks of 2026 to 2028."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from pd_events.models import Question
from pd_events.validators import checked_answers, instant, validate_choices, validate_order

ZONES = ("America/New_York", "America/Chicago", "America/Phoenix", "America/Anchorage", "America/St_Johns")
START = datetime(2026, 1, 1, tzinfo=UTC)
MINUTES = 3 * 366 * 24 * 60
FORWARD = [(2026, 3, 8), (2027, 3, 14), (2028, 3, 12)]
BACK = [(2026, 11, 1), (2027, 11, 7), (2028, 11, 5)]


@given(st.integers(0, MINUTES), st.sampled_from(ZONES))
def test_what_was_written_is_what_clocks_show(minutes: int, zone: str) -> None:
    written = (START + timedelta(minutes=minutes)).replace(tzinfo=None)
    try:
        moment = instant(written, zone)
    except ValidationError:
        there = written.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        after = (written + timedelta(hours=3)).replace(tzinfo=ZoneInfo(zone)).utcoffset()
        assert after > there, "only an hour that clocks skip is refused"
    else:
        assert moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == written


@given(st.integers(0, 1000), st.integers(8, 20), st.sampled_from(ZONES))
def test_four_o_clock_stays_four_o_clock_week_after_week(days: int, hour: int, zone: str) -> None:
    first = datetime(2026, 1, 1, hour, tzinfo=UTC).replace(tzinfo=None) + timedelta(days=days)
    for week in range(10):
        assert instant(first + timedelta(weeks=week), zone).astimezone(ZoneInfo(zone)).hour == hour


@pytest.mark.parametrize("day", FORWARD)
def test_an_hour_that_clocks_skip_is_refused_in_words(day) -> None:
    with pytest.raises(ValidationError, match="clocks go forward"):
        instant(datetime(*day, 2, 30, tzinfo=UTC).replace(tzinfo=None), "America/New_York")


@pytest.mark.parametrize("day", BACK)
def test_an_hour_that_comes_twice_is_its_first(day) -> None:
    moment = instant(datetime(*day, 1, 30, tzinfo=UTC).replace(tzinfo=None), "America/New_York")
    assert moment.hour == 5, "still daylight time"


def test_moments_out_of_order_are_named() -> None:
    with pytest.raises(ValidationError) as wrong:
        validate_order(("opens_at", START), ("closes_at", None), ("starts_at", START - timedelta(hours=1)))
    assert list(wrong.value.message_dict) == ["starts_at"]


def question(pk: int, kind: str, **fields) -> Question:
    return Question(pk=pk, label=f"Question {pk}", kind=kind, **fields)


@pytest.mark.parametrize(
    ("asked", "given", "why"),
    [
        (question(1, "short"), ["x" * 201], "at most 200"),
        (question(1, "long"), ["x" * 2001], "at most 2000"),
        (question(1, "short"), ["a", "b"], "one answer"),
        (question(1, "choice", choices=["a", "b"]), ["c"], "Choose"),
        (question(1, "choices", choices=["a", "b"]), ["a", "c"], "Choose"),
        (question(1, "yes_no"), ["maybe"], "characters"),
        (question(1, "yes_no"), ["ja"], "Choose"),
        (question(1, "number"), ["1e5"], "number"),
        (question(1, "number"), ["٣"], "number"),
        (question(1, "short", is_required=True), [" "], "must be answered"),
    ],
)
def test_an_answer_that_cannot_be_says_why(asked, given, why) -> None:
    kept, wrong = checked_answers([asked], {1: given})
    assert kept == {}
    assert why in wrong[1]


def test_conditions_follow_one_another() -> None:
    first, second, third = (
        question(1, "yes_no"),
        question(2, "short", only_if_id=1, only_if_value="yes"),
        question(3, "number", only_if_id=2),
    )
    asked = [first, second, third]
    given = {1: ["no"], 2: ["x"], 3: ["4"]}
    assert checked_answers(asked, given) == ({1: ["no"]}, {})
    assert checked_answers(asked, given | {1: ["yes"]}) == ({1: ["yes"], 2: ["x"], 3: ["4"]}, {})


@pytest.mark.parametrize("choices", [["x" * 121, "y"], ["x"] * 31, [1, 2]])
def test_choices_are_few_and_short(choices) -> None:
    with pytest.raises(ValidationError):
        validate_choices(choices)
