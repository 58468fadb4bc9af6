from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.core.waiting import WaitingItem, waiting_for
from clearinghouse.districts.policies import Capability
from clearinghouse.districts.services.invitations import read_token
from clearinghouse.districts.standing import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, InvitationFactory

pytestmark = pytest.mark.django_db


def lines(user) -> list[WaitingItem]:
    return waiting_for(standing_of(user)).items


def texts(user) -> list[str]:
    return [item.text for item in lines(user)]


def test_an_invited_person_finds_the_way_without_the_mail_and_accepts_in_place(own_district, client_for) -> None:
    newcomer = UserFactory(email="New@school.example")
    invitation = InvitationFactory(district=own_district, email="new@school.example")
    item = lines(newcomer)[0]
    assert item.text == "You are invited to Alder Creek"
    browser = client_for(newcomer)
    assert "Accept and join Alder Creek" in browser.get(item.url).content.decode()
    assert read_token(item.url.rstrip("/").rsplit("/", 1)[1]) == invitation
    answer = browser.post(item.deeds[0].url, {"next": "/dashboard/"})
    assert answer.headers["Location"] == "/dashboard/"
    assert newcomer.memberships.get().district == own_district
    assert texts(newcomer) == []


def test_an_unverified_address_opens_no_invitation_and_no_district(own_district) -> None:
    DistrictFactory(email_domains=["school.example"])
    sly = UserFactory(email="new@school.example", address__verified=False)
    InvitationFactory(district=own_district, email="new@school.example")
    assert texts(sly) == []


def test_a_district_of_the_own_address_is_offered_and_joined_in_place(teacher, client_for) -> None:
    mill = DistrictFactory(name="Mill", email_domains=["brook.example", "mill.example"])
    DistrictFactory(name="Treadmill", email_domains=["treadmill.example"])
    newcomer = UserFactory(email="a@Mill.example")
    assert texts(newcomer) == ["Your address is one of Mill"]
    assert texts(teacher) == []
    client_for(newcomer).post(lines(newcomer)[0].deeds[0].url, {"next": "/dashboard/"})
    assert newcomer.memberships.get().district == mill
    assert texts(newcomer) == []


@pytest.mark.parametrize("count", [1, 200])
def test_administrators_see_the_invitations_that_ran_out_in_two_queries(
    own_district, other_district, district_administrator, teacher, django_assert_num_queries, count
) -> None:
    for n in range(count):
        InvitationFactory(district=own_district, email=f"{n}@school.example", expires_at=timezone.now() - timedelta(days=1))
    InvitationFactory(district=own_district)
    InvitationFactory(district=other_district, email="not.theirs@school.example", expires_at=timezone.now() - timedelta(days=1))
    with django_assert_num_queries(2):
        found = waiting_for(standing_of(district_administrator))
    assert {tally.name: tally.count for tally in found.tallies} == {"expired-invitations": count}
    assert found.items[0].text == "The invitation of 0@school.example to Alder Creek has run out"
    assert not any("not.theirs" in item.text for item in found.items)
    assert texts(teacher) == []


def test_an_invitation_that_ran_out_is_sent_again_in_place(own_district, district_administrator, client_for) -> None:
    InvitationFactory(district=own_district, expires_at=timezone.now() - timedelta(days=1))
    deed = lines(district_administrator)[0].deeds[0]
    answer = client_for(district_administrator).post(deed.url, {"next": "/dashboard/?kind=expired-invitations"})
    assert answer.headers["Location"] == "/dashboard/?kind=expired-invitations"
    assert texts(district_administrator) == []


@pytest.mark.parametrize("path", ["https://elsewhere.example/", "//elsewhere.example/", "dashboard/", "/\\elsewhere.example", ""])
def test_coming_back_leads_to_no_other_site(own_district, district_administrator, client_for, path) -> None:
    invitation = InvitationFactory(district=own_district)
    address = f"/districts/alder-creek/invitations/{invitation.pk}/resend/"
    answer = client_for(district_administrator).post(address, {"next": path})
    assert answer.headers["Location"] == "/districts/alder-creek/people/"


def test_where_a_person_stands_is_read_in_one_query(
    own_district, district_administrator, outsider, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        standing = standing_of(district_administrator)
    assert standing.can(Capability.EDIT_DISTRICT)
    assert not standing.can(Capability.EDIT_ANY_DISTRICT)
    assert standing.districts_where(Capability.EDIT_DISTRICT) == [own_district.pk]
    assert [place.role_words for place in standing.places] == ["District administrator"]
    assert standing_of(outsider).places == ()
