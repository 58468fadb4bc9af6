"""What a comparison says of every mixture of what is recorded and what is not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import GradeBand, Setting
from clearinghouse.resources.matching.bands import EnrolmentBand
from clearinghouse.resources.matching.match import Held, Nearness, match
from clearinghouse.resources.matching.ours import OurSetting
from clearinghouse.resources.matching.studied import Sample, Studied

RURAL_UPPER = OurSetting(locale="rural", grades=("3-6",))
BUDGET = OurSetting(locale="rural", grades=("3-6",), budget=25)


def said(ours: OurSetting, *samples: Sample, **more: object) -> tuple[str, str]:
    found = match(ours, Studied(samples, **more))
    return found.nearness.value, found.line


def test_who_says_nothing_is_compared_with_nothing() -> None:
    assert match(OurSetting(), Studied((Sample(("rural",), ("3-6",)),))) is None


def test_one_study_like_us_in_both_is_near() -> None:
    assert said(RURAL_UPPER, Sample(("rural",), ("3-6",))) == ("near", "Studied in rural schools of grades 3 to 6: near to yours")


def test_both_in_different_studies_are_not_near() -> None:
    nearness, line = said(RURAL_UPPER, Sample(("rural",), ("9-12",)), Sample(("urban",), ("3-6",)))
    assert (nearness, line) == ("partly", "Studied in rural schools and in your grades, but not both in one study")


def test_it_says_plainly_that_no_rural_study_exists() -> None:
    assert said(RURAL_UPPER, Sample(("urban",), ("9-12",))) == (
        "far",
        "No rural study exists · studied in grades 9 to 12, not yours",
    )
    assert said(RURAL_UPPER, Sample(("urban", "suburban"), ("3-6",))) == (
        "partly",
        "No rural study exists · studied in grades 3 to 6",
    )


def test_what_nobody_recorded_is_not_a_no() -> None:
    assert said(RURAL_UPPER, Sample((), ())) == ("unknown", "Where it was studied is not recorded · grades not recorded")
    found = match(RURAL_UPPER, Studied((Sample((), ()),)))
    assert [fact.held for fact in found.facts] == [Held.UNKNOWN, Held.UNKNOWN]


def test_a_resource_without_a_study_is_never_near() -> None:
    nearness, line = said(BUDGET, meant_for=("3-6",), cost=Decimal(12))
    assert (nearness, line) == ("unknown", "No study recorded · meant for grades 3 to 6 · within your budget")


@pytest.mark.parametrize(
    ("cost", "nearness", "ending"),
    [
        (None, "near", "near to yours"),
        (Decimal(0), "near", "near to yours · free"),
        (Decimal(25), "near", "near to yours · within your budget"),
        (Decimal("25.01"), "partly", "near to yours · costs more than you said"),
    ],
)
def test_what_costs_more_than_was_said_is_not_quite_near(cost: Decimal | None, nearness: str, ending: str) -> None:
    found, line = said(BUDGET, Sample(("rural",), ("3-6",)), cost=cost)
    assert found == nearness
    assert line.endswith(ending)


def test_a_town_reads_that_rural_schools_are_the_nearest() -> None:
    found = match(OurSetting(locale="town"), Studied((Sample(("rural",), ()), Sample(("urban",), ()))))
    assert (
        found.facts[0].words == "1 of 2 studies was done in rural schools. Studies record no towns; rural schools are the nearest."
    )


def test_size_is_never_compared_and_tells_what_all_pupils_would_cost() -> None:
    ours = OurSetting(enrolment="300-599", budget=10)
    found = match(ours, Studied((Sample(("rural",), ("3-6",)),), smallest=62, largest=4120, cost=Decimal(12)))
    size, cost = found.facts
    assert size.held is Held.UNKNOWN
    assert "62 to 4,120 students took part in a study." in size.words
    assert cost.words == (
        "It costs $12 a pupil and year, about $3,600 to $7,200 for all pupils of a district of your size: more than your $10 a pupil."
    )


def test_what_is_bought_for_one_student_is_held_against_no_budget() -> None:
    found = match(BUDGET, Studied(meant_for=("3-6",), cost=Decimal(200), for_one_student=True))
    assert found.facts[-1].held is Held.UNKNOWN
    assert "more than you said" not in found.line


places = st.lists(st.sampled_from(Setting.values), unique=True).map(tuple)
grades = st.lists(st.sampled_from(GradeBand.values), unique=True).map(tuple)
samples = st.lists(st.builds(Sample, places, grades, st.integers(1, 9)), max_size=4).map(tuple)
costs = st.none() | st.decimals(0, 100_000, places=2)
ours_of_all_kinds = st.builds(
    OurSetting,
    st.sampled_from(["", *EnrolmentBand.values]),
    st.sampled_from(["", *Locale.values]),
    grades,
    st.none() | st.integers(0, 100_000),
)


@settings(deadline=None)
@given(ours_of_all_kinds, st.builds(Studied, samples, grades, st.none(), st.none(), costs, st.booleans()))
def test_near_is_said_only_where_one_study_bears_it_out(ours: OurSetting, studied: Studied) -> None:
    found = match(ours, studied)
    assert (found is None) == (not ours)
    if found is None:
        return
    assert len(found.facts) <= 4
    assert all(fact.words.endswith(".") for fact in found.facts)
    if found.nearness is Nearness.NEAR:
        assert any(
            (not ours.setting or ours.setting in one.settings) and (not ours.grades or set(ours.grades) & set(one.grades))
            for one in studied.samples
        )
        assert not any(fact.held is Held.UNMATCHED for fact in found.facts)
        assert "near to yours" in found.line
    if ours.setting and studied.settings and ours.setting not in studied.settings:
        assert f"no {ours.setting} study exists" in found.line.lower()
