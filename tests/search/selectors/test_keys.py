"""With which keys a person searches."""

import pytest

from clearinghouse.districts.enums import Audience
from search.selectors.keys import search_keys_of
from tests.factories.pd_events import EventDateFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_trainings_for_several_districts_cost_members_one_query_and_visitors_none(
    many, teacher, public, own_district, other_district, django_assert_num_queries
) -> None:
    for _ in range(many):
        EventDateFactory(event__audience=Audience.DISTRICT, event__district=other_district).event.invited.add(own_district)
    with django_assert_num_queries(2):
        keys = search_keys_of(teacher)
    assert len(keys) == 3 + many
    with django_assert_num_queries(0):
        assert search_keys_of(public) == {"public"}
