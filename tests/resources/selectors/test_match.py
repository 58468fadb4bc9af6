import pytest
from django.http import QueryDict  # noqa: TID251 -- what an address says comes as one

from clearinghouse.districts.places import kept_for_a_page
from clearinghouse.districts.policies import is_member
from clearinghouse.resources.matching.ours import OurSetting, Told
from clearinghouse.resources.selectors.match import setting_for
from clearinghouse.resources.services.match import keep_setting
from tests.factories.districts import DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db
NOTHING = QueryDict("")


def test_a_visitor_is_asked_of_nothing_but_the_address(public, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert setting_for(public, NOTHING) == OurSetting()
        assert setting_for(public, QueryDict("locale=city")).told is Told.ADDRESS


def test_a_member_without_a_word_of_their_own_has_what_is_recorded_of_their_district(
    teacher, own_district, django_assert_num_queries
) -> None:
    own_district.enrolment, own_district.grades = 280, ["PK", "K", "01", "02", "03", "04"]
    own_district.save()
    with django_assert_num_queries(2), kept_for_a_page():
        ours = setting_for(teacher, NOTHING)
        assert is_member(teacher), "the page knows their places already"
    assert ours == OurSetting("1-299", "rural", ("pk-k", "k-3", "3-6"), None, Told.DISTRICT, "Alder Creek")


def test_what_a_member_has_kept_stands_before_that_and_the_address_before_both(teacher, django_assert_num_queries) -> None:
    keep_setting(teacher, enrolment="", locale="city", grades=["9-12"], budget=3)
    with django_assert_num_queries(1):
        assert setting_for(teacher, NOTHING) == OurSetting("", "city", ("9-12",), 3, Told.ACCOUNT)
    with django_assert_num_queries(0):
        assert setting_for(teacher, QueryDict("locale=town")) == OurSetting(locale="town", told=Told.ADDRESS)


def test_with_several_districts_it_is_always_the_same(teacher, django_assert_num_queries) -> None:
    for _ in range(2):
        MembershipFactory(user=teacher, district=DistrictFactory(locale="city"))
    with django_assert_num_queries(2):
        assert setting_for(teacher, NOTHING).district == "Alder Creek"


def test_an_outsider_keeps_their_own_and_has_no_district_here(outsider) -> None:
    assert setting_for(outsider, NOTHING) == OurSetting()
    keep_setting(outsider, enrolment="", locale="town", grades=[], budget=None)
    assert setting_for(outsider, NOTHING).locale == "town"


def test_nobody_has_what_another_keeps(teacher, teacher_elsewhere) -> None:
    keep_setting(teacher_elsewhere, enrolment="", locale="", grades=[], budget=777)
    assert setting_for(teacher, NOTHING).budget is None
