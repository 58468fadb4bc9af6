import pytest

from clearinghouse.districts.enums import Audience
from search.models import IndexRow
from search.selectors.visible import visible_rows
from search.services.rebuilding import refresh_all
from tests.factories.challenges import ChallengeFactory
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_rows_are_asked_of_the_database_by_kind(teacher, public, own_district, django_assert_num_queries, many: int) -> None:
    for number in range(many):
        review_page(f"Own {number}", audience=Audience.DISTRICT, district=own_district)
        ChallengeFactory()
    refresh_all()
    rows = list(IndexRow.objects.filter(is_removed=False, kind="research_review")) + list(IndexRow.objects.filter(kind="challenge"))
    with django_assert_num_queries(2):
        assert {row.kind for row in visible_rows(rows, public)} == {"challenge"}
    assert visible_rows(rows, teacher) == [row for row in rows if not row.is_removed]
