"""The four dials say what is recorded, and what is not."""

from decimal import Decimal

import pytest

from clearinghouse.resources.evidence.dials import dials_of
from clearinghouse.resources.models import PracticePage

pytestmark = pytest.mark.django_db


def words(tier: int | None = None, gain: int | None = None, has_findings: bool = False, **fields: object) -> list[str]:
    return [dial.words for dial in dials_of(PracticePage(**fields), tier=tier, gain=gain, has_findings=has_findings)]


def test_what_nobody_recorded_is_not_guessed() -> None:
    dials = dials_of(PracticePage(), tier=None)
    assert [dial.label for dial in dials] == ["Effect", "Strength", "Cost", "Staff time"]
    assert [dial.words for dial in dials] == ["not recorded", "no tier", "not recorded", "not recorded"]
    assert {dial.level for dial in dials} == {0}
    assert not any(dial.is_recorded for dial in dials)


def test_each_dial_says_its_number_in_words() -> None:
    fields = {"effect_months": 4, "cost_per_pupil": Decimal("12.50"), "staff_hours_a_week": Decimal("1.00")}
    assert words(tier=1, **fields) == ["+4 months of progress", "strong evidence", "$12.50 a pupil", "1 hour a week"]


def test_a_loss_is_shown_as_one() -> None:
    assert words(effect_points=-3)[0] == "−3 percentile points"


@pytest.mark.parametrize(("gain", "said"), [(8, "+8 percentile points"), (1, "+1 percentile point"), (None, "no significant gain")])
def test_a_review_says_its_largest_significant_gain(gain: int | None, said: str) -> None:
    assert words(gain=gain, has_findings=True)[0] == said


def test_free_and_no_extra_hours_are_said_plainly() -> None:
    assert words(cost_per_pupil=Decimal(0), staff_hours_a_week=Decimal(0))[2:] == ["free", "no extra hours"]
