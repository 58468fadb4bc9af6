"""With which keys a person searches."""

import pytest

from clearinghouse.districts.enums import Audience, Role
from forums.enums import BoardAudience
from search.selectors.keys import search_keys_of
from tests.factories.districts import DistrictFactory
from tests.factories.forums import BoardFactory, shared_board
from tests.factories.pd_events import EventDateFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_trainings_for_several_districts_cost_members_one_query_and_visitors_none(
    many, teacher, public, own_district, other_district, django_assert_num_queries
) -> None:
    for _ in range(many):
        EventDateFactory(event__audience=Audience.DISTRICT, event__district=other_district).event.invited.add(own_district)
    with django_assert_num_queries(3):
        keys = search_keys_of(teacher)
    assert len(keys) == 3 + many
    with django_assert_num_queries(0):
        assert search_keys_of(public) == {"public"}


@pytest.mark.parametrize("many", [1, 3])
def test_boards_of_a_role_and_of_several_districts_have_keys_that_their_readers_hold(
    many, teacher, coordinator, teacher_elsewhere, outsider, public, own_district, other_district, django_assert_num_queries
) -> None:
    teachers = [BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER) for _ in range(many)]
    shared = [shared_board(own_district, DistrictFactory()) for _ in range(many)]
    others = shared_board(other_district, DistrictFactory())
    with django_assert_num_queries(3):
        keys = search_keys_of(teacher)
    assert keys >= {f"board:{board.pk}" for board in (*teachers, *shared)}
    assert f"board:{others.pk}" not in keys
    assert not {f"board:{board.pk}" for board in teachers} & search_keys_of(coordinator)
    assert not {f"board:{board.pk}" for board in shared} & search_keys_of(teacher_elsewhere)
    assert f"board:{others.pk}" in search_keys_of(teacher_elsewhere)
    assert search_keys_of(outsider) == search_keys_of(public) == {"public"}


def test_who_moderates_for_the_consortium_holds_the_keys_of_roles_and_of_no_district(
    consortium_administrator, other_district
) -> None:
    role, shared = BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER), shared_board(other_district, DistrictFactory())
    keys = search_keys_of(consortium_administrator)
    assert f"board:{role.pk}" in keys
    assert f"board:{shared.pk}" not in keys
