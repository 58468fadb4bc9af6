import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.selectors.saving import saved_by
from tests.factories.resources import practice_page
from tests.factories.voices import saved

pytestmark = pytest.mark.django_db


def test_a_person_sees_what_they_saved_as_long_as_they_may(outsider, teacher) -> None:
    first, last, hidden = practice_page("A"), practice_page("B"), practice_page("C", audience=Audience.MEMBERS)
    for page in (first, last, hidden):
        saved(outsider, page)
    saved(teacher, hidden)
    assert [row.page.title for row in saved_by(outsider)] == ["B", "A"]
    assert [row.page.title for row in saved_by(teacher)] == ["C"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(many: int, teacher, django_assert_num_queries) -> None:
    for number in range(many):
        saved(teacher, practice_page(f"Quiz {number}"))
    with django_assert_num_queries(2):
        assert len([row.page.title for row in saved_by(teacher)]) == many
