from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import roles_held
from clearinghouse.districts.services.invitations import invite_people, token_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.districts import InvitationFactory

pytestmark = pytest.mark.django_db
STRONG = "nine-lanterns-uphill"


def link_of(invitation) -> str:
    return f"/districts/invitations/{token_of(invitation)}/"


def words(email: str) -> dict[str, str]:
    return {"first_name": "New", "last_name": "Colleague", "email": email, "password1": STRONG, "password2": STRONG}


def test_from_the_mail_to_the_district_in_one_sitting(own_district, district_administrator, committed, settings) -> None:
    with committed():
        invite_people(own_district, emails=["new@school.example"], roles=[Role.TEACHER], actor=district_administrator)
    link = next(word for word in mail.outbox[0].body.split() if "/invitations/" in word).removeprefix(settings.SITE_URL)
    browser = Client()
    page = browser.get(link)
    sign_up = page.context["sign_up_url"]
    assert browser.get(sign_up).context["form"]["email"].value() == "new@school.example"
    answer = browser.post(sign_up, {**words("new@school.example"), "next": link})
    assert answer.headers["Location"] == link
    assert EmailAddress.objects.get(email="new@school.example").verified
    assert "Accept and join Alder Creek" in browser.get(link).content.decode()
    assert browser.post(link).headers["Location"] == "/districts/alder-creek/"
    assert roles_held(User.objects.get(email="new@school.example")) == {Role.TEACHER}
    used = browser.get(link)
    assert (used.status_code, "used already" in used.content.decode()) == (410, True)


def test_who_has_an_account_signs_in_and_comes_back_to_the_link(own_district) -> None:
    invitation = InvitationFactory(district=own_district, email="old@school.example")
    UserFactory(email="old@school.example")
    browser = Client()
    sign_in = browser.get(link_of(invitation)).context["sign_in_url"]
    answer = browser.post(sign_in, {"login": "old@school.example", "password": PASSWORD})
    assert answer.headers["Location"].startswith("/districts/invitations/")
    assert "Accept and join" in browser.get(answer.headers["Location"]).content.decode()


def test_the_proof_of_an_address_that_has_an_account_is_worth_nothing_to_another_sign_up(own_district) -> None:
    owner = UserFactory(email="old@school.example")
    browser = Client()
    browser.get(link_of(InvitationFactory(district=own_district, email="old@school.example")))
    browser.post("/account/signup/", words("sly@school.example"))
    sly = User.objects.get(email="sly@school.example")
    assert [row.email for row in EmailAddress.objects.filter(user=sly)] == ["sly@school.example"]
    assert not EmailAddress.objects.get(user=sly).verified
    assert EmailAddress.objects.get(email="old@school.example").user == owner


def test_a_stranger_with_the_link_signed_in_as_somebody_else_cannot_accept(own_district, client_for, teacher_elsewhere) -> None:
    invitation = InvitationFactory(district=own_district)
    browser = client_for(teacher_elsewhere)
    page = browser.get(link_of(invitation)).content.decode()
    assert "does not have the invited address" in page
    assert "Accept and join" not in page
    assert browser.post(link_of(invitation)).status_code == 302
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_looking_at_the_link_uses_nothing_up_and_a_visitors_post_neither(own_district) -> None:
    invitation = InvitationFactory(district=own_district)
    for _ in range(3):
        assert Client().get(link_of(invitation)).status_code == 200
        assert Client().post(link_of(invitation)).status_code == 200
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"withdrawn_at": timezone.now()}, 410, "taken back"),
        ({"accepted_at": timezone.now()}, 410, "used already"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, 410, "older than two weeks"),
    ],
)
def test_a_closed_link_gets_a_page_that_says_why(own_district, fields, status, said) -> None:
    response = Client().get(link_of(InvitationFactory(district=own_district, **fields)))
    assert (response.status_code, said in response.content.decode()) == (status, True)


def test_a_bent_link_is_not_found_and_tells_nothing(own_district) -> None:
    invitation = InvitationFactory(district=own_district)
    response = Client().get(link_of(invitation)[:-2] + "x/")
    assert response.status_code == 404
    assert invitation.email not in response.content.decode()


def test_the_page_is_kept_by_no_cache(own_district) -> None:
    assert "no-store" in Client().get(link_of(InvitationFactory(district=own_district))).headers["Cache-Control"]
