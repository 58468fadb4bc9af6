from datetime import date

import pytest

from clearinghouse.resources.curation.intervals import MONTHS, months_later, next_review
from clearinghouse.resources.curation.rubric import ANCHORS, anchor
from clearinghouse.resources.enums import Criterion, ResourceKind


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 30), 18, date(2027, 12, 30)), (date(2026, 11, 30), 24, date(2028, 11, 30)),
    ],
)  # fmt: skip
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_every_kind_has_its_time_and_a_reason_and_every_question_four_answers() -> None:
    assert set(MONTHS) == set(ResourceKind)
    assert all(reason.endswith(".") for _, reason in MONTHS.values())
    assert next_review(ResourceKind.LINK, date(2026, 1, 1)) == date(2027, 1, 1)
    assert set(ANCHORS) == set(Criterion)
    assert len({words for answers in ANCHORS.values() for words in answers}) == 4 * len(Criterion)
    assert anchor("fit", 3) == ANCHORS[Criterion.FIT][3]
