# ruff: noqa: S608 -- the queries are put together from constants
"""Every figure of ours equals what plain SQL counts, and counts nothing that a visitor may not see."""

from __future__ import annotations

import pytest
from django.db import connection

from clearinghouse.advocacy.figures import districts as districts_and_students
from clearinghouse.advocacy.figures import library as books
from clearinghouse.advocacy.figures import ranks
from clearinghouse.advocacy.figures.reading import read_all, read_one
from clearinghouse.advocacy.figures.registry import FigureValue, all_figures, figure
from clearinghouse.districts.models import District
from clearinghouse.exchange.services.large_districts import import_large_districts
from tests.advocacy.conftest import SECRET
from tests.factories.advocacy import LargeDistrictFactory
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db

PUBLIC_PAGES = """
    SELECT review.intervention_id FROM resources_researchreviewpage review
    JOIN resources_resourcepage resource ON resource.page_ptr_id = review.resourcepage_ptr_id
    JOIN wagtailcore_page page ON page.id = resource.page_ptr_id
    WHERE page.live AND resource.audience = 'public'
"""
BELONGING = "kind IN ('member', 'associate')"
RECOUNTED = {
    "students": f"SELECT SUM(enrolment) FROM districts_district WHERE {BELONGING}",
    "districts": f"SELECT COUNT(*) FROM districts_district WHERE {BELONGING}",
    "enrollment-by-district": f"""
        SELECT one.enrolment FROM districts_district one WHERE {BELONGING} AND enrolment IS NOT NULL
        AND (SELECT COUNT(*) FROM districts_district other WHERE {BELONGING} AND other.enrolment < one.enrolment)
          = (SELECT COUNT(*) FROM districts_district other WHERE {BELONGING} AND other.enrolment > one.enrolment)
    """,
    "rank-country": f"""
        SELECT 1 + COUNT(*) FROM advocacy_largedistrict
        WHERE enrolment > (SELECT SUM(enrolment) FROM districts_district WHERE {BELONGING})
    """,
    "rank-state": f"""
        SELECT 1 + COUNT(*) FROM advocacy_largedistrict
        WHERE state = 'MA' AND enrolment > (SELECT SUM(enrolment) FROM districts_district WHERE {BELONGING})
    """,
    "library-resources": f"SELECT COUNT(*) FROM ({PUBLIC_PAGES}) shown",
    "tier-1-findings": f"""
        SELECT COUNT(*) FROM resources_finding finding JOIN resources_studyreview review ON review.id = finding.review_id
        WHERE finding.essa_tier = 1 AND review.intervention_id IN ({PUBLIC_PAGES})
    """,
}


def value(key: str) -> FigureValue:
    return read_one(figure(key)).value


def recounted(key: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(RECOUNTED[key])
        return int(cursor.fetchone()[0])


@pytest.fixture
def listed(db: None) -> None:
    for state, enrolment in (("MA", 1_600), ("MA", 1_500), ("MA", 200), ("VT", 9_000), ("VT", 100)):
        LargeDistrictFactory(state=state, enrolment=enrolment)


@pytest.mark.usefixtures("planted", "listed")
@pytest.mark.parametrize("key", sorted(RECOUNTED))
def test_every_figure_is_what_a_query_of_its_own_counts(key: str) -> None:
    assert value(key).number == recounted(key)


def test_each_of_our_figures_is_counted_a_second_time_here() -> None:
    assert {definition.key for definition in (*districts_and_students.FIGURES, *ranks.FIGURES, *books.FIGURES)} == set(RECOUNTED)


@pytest.mark.usefixtures("planted", "listed")
def test_nothing_that_visitors_may_not_see_is_counted_or_named() -> None:
    figures = {each.definition.key: each.value for each in read_all(all_figures())}
    assert (figures["students"].number, figures["districts"].number) == (1_750, 4)
    assert (figures["library-resources"].number, figures["tier-1-findings"].number) == (2, 2)
    assert SECRET not in repr(figures)


@pytest.mark.usefixtures("planted", "listed")
def test_the_parts_of_a_whole_add_up_to_it() -> None:
    for key in ("students", "districts", "library-resources", "tier-1-findings"):
        assert sum(part.number or 0 for part in value(key).parts) == value(key).number


@pytest.mark.usefixtures("districts")
def test_missing_enrolments_and_years_are_said() -> None:
    assert value("students").sentence == "Together we are 1,500 students in 3 districts."
    assert value("students").notes == (
        "Our students were counted in the fall of 2025.",
        "Without a recorded enrollment, and so not counted: Cedar Run. The true number is larger.",
        "The year of the count is not recorded for Birch Hollow.",
    )


def test_without_members_every_figure_says_so() -> None:
    assert {each.value.sentence for each in read_all(all_figures()[:3])} == {"No district has joined yet."}
    assert value("districts").number == 0
    assert value("library-resources").sentence == "The library holds 0 resources that everybody may read."


@pytest.mark.parametrize("count", [1, 3, 50])
def test_all_figures_together_ask_four_queries_however_many_districts(count: int, django_assert_num_queries) -> None:
    for _ in range(count):
        DistrictFactory()
        LargeDistrictFactory()
    with django_assert_num_queries(4):
        read_all(all_figures())


class TestSmallCounts:
    def test_students_of_a_very_small_district_are_told_nowhere(self) -> None:
        for name, enrolment in (("Tiny", 7), ("Small", 15), ("Large", 4_321)):
            DistrictFactory(name=name, enrolment=enrolment)
        shown = {part.label: part.number for part in value("students").parts}
        assert shown == {"Large": 4_321, "Small": None, "Tiny": None}
        assert value("students").number == 4_343
        assert "fewer than 10 students" in value("students").notes[-1]

    def test_the_district_in_the_middle_is_not_told_for_it_may_be_one_that_is_kept_back(self) -> None:
        for enrolment in (7, 15, 4_321):
            DistrictFactory(enrolment=enrolment)
        assert value("enrollment-by-district").number is None
        assert "15" not in value("enrollment-by-district").sentence

    def test_a_whole_consortium_of_fewer_than_ten_students_tells_no_number(self) -> None:
        DistrictFactory(name="Tiny", enrolment=9)
        LargeDistrictFactory(enrolment=1)
        for key in ("students", "rank-country", "rank-state", "enrollment-by-district"):
            assert value(key).number is None
            assert not any(part.number == 9 for part in value(key).parts)
            assert "9 students" not in value(key).sentence


def test_small_districts_of_one_state_are_together_the_seventh_largest_of_the_country_on_the_shipped_list() -> None:
    import_large_districts()
    District.objects.bulk_create(
        District(
            name=f"Hill Town {number}", slug=f"hill-town-{number}", kind="member", state="MA", enrolment=920, enrolment_year=2025
        )
        for number in range(285)
    )
    assert value("rank-country").sentence == (
        "Together we are 262,200 students in 285 districts: the 7th largest district of the country, if we were one."
    )


@pytest.mark.usefixtures("districts")
class TestRankSentence:
    def test_the_place_stands_in_the_sentence(self) -> None:
        for enrolment in (9_000, 8_000, 700):
            LargeDistrictFactory(enrolment=enrolment)
        assert value("rank-state").sentence == (
            "Together we are 1,500 students in 3 districts: the 3rd largest district of Massachusetts, if we were one."
        )
        assert (value("rank-country").number, value("rank-country").shown) == (3, "3rd")

    def test_the_first_place_is_the_largest(self) -> None:
        LargeDistrictFactory(enrolment=700)
        assert "the largest district of the country" in value("rank-country").sentence

    def test_a_shared_place_is_said(self) -> None:
        LargeDistrictFactory(name="Twin City", enrolment=1_500)
        assert value("rank-country").notes[0] == "Twin City, MA has exactly as many students, so the place is shared."

    def test_an_old_list_is_said_with_its_years(self) -> None:
        LargeDistrictFactory(enrolment=700, year=2019)
        notes = value("rank-country").notes
        assert "The list’s counts are of the fall of 2019." in notes
        assert any("more than three years old" in note for note in notes)

    def test_a_list_of_this_year_is_not_called_old(self) -> None:
        LargeDistrictFactory(enrolment=700)
        assert not any("years old" in note for note in value("rank-country").notes)

    def test_counts_and_years_that_the_list_lacks_are_said(self) -> None:
        LargeDistrictFactory(enrolment=700, year=None)
        LargeDistrictFactory(enrolment=None)
        notes = value("rank-country").notes
        assert "The list does not say of which year 1 count is." in notes
        assert "1 district on the list is not ranked, for want of a count." in notes

    def test_a_member_on_the_list_is_counted_with_us_only(self) -> None:
        LargeDistrictFactory(name="Alder Gap", enrolment=90_000)
        LargeDistrictFactory(enrolment=700)
        assert value("rank-country").number == 1
        assert "Alder Gap, MA is on the list too and counted with us only." in value("rank-country").notes

    def test_below_the_lists_end_no_place_is_claimed(self) -> None:
        LargeDistrictFactory(enrolment=9_000)
        assert value("rank-country").number is None
        assert value("rank-country").sentence.endswith(
            "fewer than in the one large district of the country on our list, which ends at 9,000 students."
        )

    def test_without_a_list_no_place_is_claimed(self) -> None:
        assert "until a list of Massachusetts’s large districts is imported" in value("rank-state").sentence

    def test_members_of_several_states_have_no_place_in_a_state(self) -> None:
        District.objects.filter(slug="alder-gap").update(state="VT")
        LargeDistrictFactory(enrolment=700)
        assert "they are in several states" in value("rank-state").sentence
        assert value("rank-country").number == 1

    def test_members_without_a_state_have_no_place_in_a_state(self) -> None:
        District.objects.update(state="")
        assert "their state is not recorded" in value("rank-state").sentence

    def test_the_chart_shows_us_among_those_nearest_in_size(self) -> None:
        for number in range(30):
            LargeDistrictFactory(name=f"City {number}", enrolment=1_000 + 100 * number, year=None)
        labels = [part.label for part in value("rank-country").parts]
        assert labels[9:11] == ["City 6, MA", "All of us together"]
        assert len(labels) == 11
