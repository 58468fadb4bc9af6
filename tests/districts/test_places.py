"""A person's places are read once for a page, and anew for everything else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.middleware import PlacesMiddleware
from clearinghouse.districts.places import kept_for_a_page, places_of
from clearinghouse.districts.policies import belongs_to, can_see_people, is_member, roles_held
from clearinghouse.districts.standing import standing_of
from forums.readers import reader_of, reads_as
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, MembershipFactory, member

pytestmark = pytest.mark.django_db


def everything_about(user, district) -> tuple:
    return (
        places_of(user),
        standing_of(user).places,
        audience_keys_of(user),
        roles_held(user),
        is_member(user),
        can_see_people(user),
        belongs_to(user, district),
        reads_as(user),
    )


def test_a_page_asks_once_and_whatever_comes_after_it_asks_anew(teacher, own_district, django_assert_num_queries):
    with django_assert_num_queries(1), kept_for_a_page():
        on_a_page = everything_about(teacher, own_district)
    with django_assert_num_queries(8):
        alone = everything_about(teacher, own_district)
    assert on_a_page == alone
    with kept_for_a_page():
        assert is_member(teacher)
    teacher.memberships.update(ended_at=timezone.now())
    assert everything_about(teacher, own_district)[4:7] == (False, False, False)
    with kept_for_a_page():
        assert not is_member(teacher)


def test_each_person_is_known_by_their_own_places(teacher, teacher_elsewhere, own_district, other_district):
    with kept_for_a_page():
        assert [place.district for place in places_of(teacher)] == [own_district]
        assert [place.district for place in places_of(teacher_elsewhere)] == [other_district]
        assert places_of(AnonymousUser()) == places_of(None) == ()


def test_a_page_within_a_page_keeps_to_itself(teacher, django_assert_num_queries):
    with kept_for_a_page():
        assert is_member(teacher)
        teacher.memberships.update(ended_at=timezone.now())
        with kept_for_a_page():
            assert not is_member(teacher)
        with django_assert_num_queries(0):
            assert is_member(teacher)


def test_what_has_ended_and_districts_that_do_not_belong_are_no_places(teacher):
    MembershipFactory(user=teacher, district=DistrictFactory(kind=DistrictKind.APPLICANT), roles=[Role.CURATOR])
    MembershipFactory(user=teacher, district=DistrictFactory(), roles=[Role.MODERATOR], ended_at=timezone.now())
    assert roles_held(teacher) == {Role.TEACHER}
    inactive = member(Role.TEACHER)
    inactive.is_active = False
    assert places_of(inactive) == ()
    assert places_of(UserFactory()) == ()


@pytest.mark.parametrize("role", [Role.TEACHER, Role.MODERATOR, Role.DISTRICT_ADMINISTRATOR])
def test_who_only_reads_reads_what_they_would_read_on_the_boards(role, own_district):
    person = member(role, district=own_district)
    MembershipFactory(user=person, district=DistrictFactory(), roles=[])
    assert reads_as(person) == reader_of(person)


@pytest.mark.parametrize(("method", "times"), [("GET", 1), ("HEAD", 1), ("POST", 2), ("PUT", 2), ("DELETE", 2)])
def test_what_changes_something_is_told_of_each_change(method, times, teacher, rf, django_assert_num_queries):
    def answer(request):
        return [is_member(teacher), is_member(teacher)]

    with django_assert_num_queries(times):
        assert PlacesMiddleware(answer)(rf.generic(method, "/")) == [True, True]
    with django_assert_num_queries(2):
        answer(None)


def test_a_page_knows_nothing_of_the_page_before(client_for, teacher):
    browser = client_for(teacher)
    assert "Alder Creek" in browser.get("/dashboard/").content.decode()
    teacher.memberships.update(ended_at=timezone.now())
    assert "Alder Creek" not in browser.get("/dashboard/").content.decode()
