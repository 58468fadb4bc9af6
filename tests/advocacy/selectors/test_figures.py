import pytest

from clearinghouse.advocacy.models import FigureRecord
from clearinghouse.advocacy.selectors.figures import archive_of, member_districts, resources_by_tier, strong_findings_by_domain
from tests.advocacy.conftest import SECRET, review_with
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("planted")
def test_members_are_the_districts_that_belong_by_name() -> None:
    assert [member.name for member in member_districts()] == ["Alder Gap", "Birch Hollow", "Cedar Run", "Dune End"]


@pytest.mark.usefixtures("planted")
def test_resources_are_counted_by_their_best_tier_if_everybody_may_read_them() -> None:
    assert resources_by_tier() == {1: 1, None: 1}


@pytest.mark.usefixtures("planted")
def test_strong_findings_are_counted_once_each_and_named_by_what_was_measured() -> None:
    assert strong_findings_by_domain() == [("River Readers domain", 2)]
    assert SECRET not in repr(strong_findings_by_domain())


@pytest.mark.parametrize("count", [1, 3])
def test_each_read_is_one_query(count: int, django_assert_num_queries) -> None:
    for number in range(count):
        DistrictFactory()
        review_with(f"Review {number}", 1)
        FigureRecord.objects.create(key="students", school_year=2020 + number, shown="1", as_of="2026-06-30")
    for read in (member_districts, resources_by_tier, strong_findings_by_domain, lambda: archive_of("students")):
        with django_assert_num_queries(1):
            assert len(read()) >= 1


def test_the_archive_of_a_figure_comes_last_year_first() -> None:
    for year, key in ((2023, "students"), (2025, "students"), (2024, "students"), (2025, "districts")):
        FigureRecord.objects.create(key=key, school_year=year, shown="1", as_of="2026-06-30")
    assert [record.school_year_words for record in archive_of("students")] == ["2025–26", "2024–25", "2023–24"]
