import pytest

from clearinghouse.districts.audience import MEMBERS_KEY, PUBLIC_KEY, audience_key, audience_keys_of, district_key
from clearinghouse.districts.enums import Audience, DistrictKind
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_public_the_outsider_and_the_disabled_hold_the_public_key_only(public, outsider) -> None:
    gone = MembershipFactory(user=UserFactory(is_active=False)).user
    for person in (None, public, outsider, gone, UserFactory()):
        assert audience_keys_of(person) == {PUBLIC_KEY}


def test_a_teacher_holds_the_keys_of_the_public_the_members_and_her_district(teacher, own_district, other_district) -> None:
    assert audience_keys_of(teacher) == {PUBLIC_KEY, MEMBERS_KEY, district_key(own_district.pk)}


@pytest.mark.parametrize("kind", list(DistrictKind))
def test_only_belonging_districts_give_keys(kind) -> None:
    person = MembershipFactory(district=DistrictFactory(kind=kind)).user
    assert (MEMBERS_KEY in audience_keys_of(person)) == (kind in {"member", "associate"})


def test_a_thing_of_a_district_that_is_not_named_is_shown_to_nobody(teacher) -> None:
    assert audience_key(Audience.DISTRICT, None) not in audience_keys_of(teacher)
    assert audience_key(Audience.DISTRICT, 7) == "district:7"
    assert (audience_key(Audience.MEMBERS, 7), audience_key(Audience.PUBLIC, None)) == (MEMBERS_KEY, PUBLIC_KEY)
