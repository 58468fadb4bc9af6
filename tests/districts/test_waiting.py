from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.waiting import waiting_for
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def texts(user) -> list[str]:
    return [item.text for item in waiting_for(user)]


def test_an_invited_person_finds_the_way_without_the_mail(own_district, client_for) -> None:
    newcomer = UserFactory(email="new@school.example")
    InvitationFactory(district=own_district, email="new@school.example")
    item = waiting_for(newcomer)[0]
    assert item.text == "You are invited to Alder Creek"
    assert "Accept and join Alder Creek" in client_for(newcomer).get(item.url).content.decode()


def test_an_unverified_address_opens_no_invitation_and_no_district(own_district) -> None:
    DistrictFactory(email_domains=["school.example"])
    sly = UserFactory(email="new@school.example", address__verified=False)
    InvitationFactory(district=own_district, email="new@school.example")
    assert texts(sly) == []


def test_a_district_of_the_own_address_is_offered(teacher) -> None:
    DistrictFactory(name="Mill", email_domains=["mill.example"])
    assert texts(UserFactory(email="a@mill.example")) == ["Your address is one of Mill"]
    assert texts(teacher) == []


@pytest.mark.parametrize("count", [1, 3])
def test_administrators_hear_once_that_invitations_ran_out(
    own_district, district_administrator, teacher, django_assert_num_queries, count
) -> None:
    for n in range(count):
        InvitationFactory(district=own_district, email=f"{n}@school.example", expires_at=timezone.now() - timedelta(days=1))
    InvitationFactory(district=own_district)
    with django_assert_num_queries(5):
        assert texts(district_administrator) == ["Invitations to Alder Creek have run out"]
    assert texts(teacher) == []
