from datetime import date

import pytest

from clearinghouse.advocacy.figures.school_year import school_year_of, words_of, year_to_archive


@pytest.mark.parametrize(
    ("day", "year"), [(date(2025, 7, 1), 2025), (date(2026, 6, 30), 2025), (date(2026, 1, 1), 2025), (date(2026, 7, 1), 2026)]
)
def test_a_school_year_runs_from_july_to_june(day: date, year: int) -> None:
    assert school_year_of(day) == year


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 6, 29), None),
        (date(2026, 6, 30), 2025),
        (date(2026, 7, 1), 2025),
        (date(2026, 7, 31), 2025),
        (date(2026, 8, 1), None),
        (date(2026, 11, 5), None),
    ],
)
def test_a_year_is_kept_on_its_last_day_and_in_july_for_what_was_missed(day: date, due: int | None) -> None:
    assert year_to_archive(day) == due


def test_a_school_year_is_named_by_both_its_years() -> None:
    assert (words_of(2025), words_of(1999)) == ("2025–26", "1999–00")
