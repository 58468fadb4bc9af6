import pytest

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.advocacy.selectors.figures import Member
from clearinghouse.advocacy.selectors.ranking import large_districts, rank
from tests.factories.advocacy import LargeDistrictFactory

US = [Member("Alder Gap", "alder-gap", "MA", 300, 2026)]


def row(name: str, enrolment: int | None, year: int | None = 2026, state: str = "MA") -> LargeDistrict:
    return LargeDistrict(name=name, state=state, enrolment=enrolment, year=year)


def place(students: int, *enrolments: int) -> int | None:
    return rank(students, US, [row(f"City {n}", number) for n, number in enumerate(enrolments)]).place


def test_the_place_is_one_more_than_the_larger_districts() -> None:
    assert [place(students, 900, 700, 500) for students in (1_000, 800, 600)] == [1, 2, 3]


def test_below_the_lists_end_there_is_no_place_for_smaller_districts_may_be_missing_from_it() -> None:
    assert place(499, 900, 700, 500) is None
    assert place(500, 900, 700, 500) == 3


def test_districts_with_exactly_as_many_students_share_the_place() -> None:
    found = rank(700, US, [row("Big", 900), row("Twin", 700), row("Other twin", 700), row("Small", 100)])
    assert (found.place, found.ties) == (2, ("Other twin, MA", "Twin, MA"))


def test_without_a_list_or_without_students_there_is_no_place() -> None:
    assert place(500) is None
    assert place(0, 900) is None


def test_a_member_on_the_list_is_not_compared_with_itself() -> None:
    found = rank(800, US, [row("ALDER GAP", 900), row("City", 700), row("Alder Gap", 1_000, state="VT")])
    assert (found.place, found.own, len(found.ranked)) == (2, ("ALDER GAP, MA",), 2)


def test_districts_without_a_count_are_told_and_not_ranked() -> None:
    found = rank(800, US, [row("City", 700), row("Unknown", None)])
    assert (found.place, found.unknown, len(found.ranked)) == (1, 1, 1)


def test_years_are_told_with_how_many_lack_one() -> None:
    found = rank(800, US, [row("A", 700, 2019), row("B", 600, 2024), row("C", 500, None)])
    assert (found.years, found.without_year) == ((2019, 2024), 1)


@pytest.mark.parametrize(("year", "is_old"), [(2023, False), (2022, True), (None, False)])
def test_a_list_is_old_after_three_years(year: int | None, is_old: bool) -> None:
    assert rank(800, US, [row("A", 700, year)]).is_old(2026) is is_old


@pytest.mark.django_db
def test_the_stored_list_comes_largest_first_and_counts_that_are_missing_last(django_assert_num_queries) -> None:
    for number in (3, None, 50):
        LargeDistrictFactory(enrolment=number)
    with django_assert_num_queries(1):
        assert [district.enrolment for district in large_districts()] == [50, 3, None]
