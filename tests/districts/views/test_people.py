import pytest
from django.test import Client

from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Invitation, Membership
from clearinghouse.districts.policies import roles_held
from tests.factories.districts import InvitationFactory, member
from tests.journeys import FOR_THE_MENU, together

pytestmark = pytest.mark.django_db


def path_to(district, *more) -> str:
    return "/".join(["/districts", district.slug, "people", *(str(part) for part in more), ""])


def place(user) -> Membership:
    return Membership.objects.get(user=user)


@pytest.mark.parametrize("who", ["teacher", "coordinator", "curator", "teacher_elsewhere", "outsider"])
@pytest.mark.parametrize("more", [[], ["invite"]])
def test_the_peoples_pages_do_not_exist_for_others(request, client_for, own_district, who, more) -> None:
    assert client_for(request.getfixturevalue(who)).get(path_to(own_district, *more)).status_code == 404


def test_the_public_is_sent_to_the_door_whether_the_district_exists_or_not(own_district) -> None:
    for slug in (own_district.slug, "nowhere"):
        assert Client().get(f"/districts/{slug}/people/").status_code == 302


def test_the_administrator_sees_the_people_of_the_own_district_and_no_ended_ones(
    client_for, own_district, district_administrator, teacher, teacher_elsewhere
) -> None:
    gone = member(district=own_district, first_name="Gonerson")
    Membership.objects.filter(user=gone).update(ended_at=own_district.created_at)
    InvitationFactory(district=own_district, email="open@school.example")
    InvitationFactory(email="elsewhere@school.example")
    page = client_for(district_administrator).get(path_to(own_district)).content.decode()
    assert teacher.email in page
    assert "open@school.example" in page
    for hidden in (gone.email, teacher_elsewhere.email, "elsewhere@school.example"):
        assert hidden not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_ask_the_same_number_of_queries(
    client_for, own_district, district_administrator, django_assert_num_queries, count: int
) -> None:
    for _ in range(count):
        member(Role.TEACHER, Role.PD_COORDINATOR, district=own_district)
        InvitationFactory(district=own_district, invited_by=member())
    browser = client_for(district_administrator)
    browser.get(path_to(own_district))
    with django_assert_num_queries(7 + together(FOR_THE_MENU)):
        browser.get(path_to(own_district))


def test_inviting_several_at_once_and_a_mistake_invites_nobody(client_for, own_district, district_administrator) -> None:
    browser = client_for(district_administrator)
    path = path_to(own_district, "invite")
    wrong = browser.post(path, {"emails": "a@school.example\nnot an address", "roles": ["teacher"]})
    assert "not an address" in str(wrong.context["form"].errors["emails"])
    assert not Invitation.objects.exists()
    assert browser.post(path, {"emails": "a@school.example; b@school.example\n\n", "roles": ["teacher"]}).status_code == 302
    assert sorted(Invitation.objects.values_list("email", flat=True)) == ["a@school.example", "b@school.example"]


def test_a_role_that_is_not_offered_is_refused(client_for, own_district, district_administrator, teacher) -> None:
    browser = client_for(district_administrator)
    assert browser.post(path_to(own_district, "invite"), {"emails": "a@school.example", "roles": ["curator"]}).status_code == 200
    refused = browser.post(path_to(own_district, place(teacher).pk, "roles"), {"roles": ["consortium_administrator"]})
    assert refused.status_code == 200
    assert (roles_held(teacher), Invitation.objects.count()) == ({Role.TEACHER}, 0)


def test_a_held_role_of_the_consortium_stays_when_others_change(client_for, own_district, district_administrator, curator) -> None:
    path = path_to(own_district, place(curator).pk, "roles")
    browser = client_for(district_administrator)
    assert browser.post(path, {"roles": ["curator", "teacher"]}).status_code == 302
    assert roles_held(curator) == {Role.CURATOR, Role.TEACHER}
    refused = browser.post(path, {"roles": ["teacher"]})
    assert "Only a consortium administrator" in str(refused.context["form"].errors)


def test_ending_asks_first_and_says_why_not(client_for, own_district, district_administrator, teacher) -> None:
    browser = client_for(district_administrator)
    path = path_to(own_district, place(teacher).pk, "end")
    assert "It ends at once" in browser.get(path).content.decode()
    assert place(teacher).ended_at is None
    assert browser.post(path).status_code == 302
    assert place(teacher).ended_at is not None
    assert browser.post(path).status_code == 404
    own = browser.post(path_to(own_district, place(district_administrator).pk, "end"), follow=True)
    assert "This is the last district administrator here" in own.content.decode()


def test_a_place_of_another_district_is_not_reached_through_the_own(
    client_for, own_district, district_administrator, teacher_elsewhere
) -> None:
    browser = client_for(district_administrator)
    for what in ("roles", "end"):
        path = path_to(own_district, place(teacher_elsewhere).pk, what)
        assert browser.post(path, {"roles": ["finance_contact"]}).status_code == 404
    assert roles_held(teacher_elsewhere) == {Role.TEACHER}


def test_a_teacher_leaves_by_herself(client_for, own_district, teacher) -> None:
    assert client_for(teacher).post(f"/districts/{own_district.slug}/leave/").headers["Location"] == "/account/"
    assert roles_held(teacher) == frozenset()
    assert client_for(teacher).post(f"/districts/{own_district.slug}/leave/").status_code == 404


def test_invitations_are_sent_again_and_taken_back_by_the_administrator_only(
    client_for, own_district, district_administrator, teacher, committed
) -> None:
    invitation, foreign = InvitationFactory(district=own_district), InvitationFactory()
    path = f"/districts/{own_district.slug}/invitations/"
    assert client_for(teacher).post(f"{path}{invitation.pk}/withdraw/").status_code == 404
    browser = client_for(district_administrator)
    assert browser.post(f"{path}{foreign.pk}/withdraw/").status_code == 404
    assert browser.post(f"{path}{invitation.pk}/resend/").status_code == 302
    assert browser.post(f"{path}{invitation.pk}/withdraw/").status_code == 302
    answer = browser.post(f"{path}{invitation.pk}/resend/", follow=True)
    assert "taken back" in answer.content.decode()
    foreign.refresh_from_db()
    assert foreign.withdrawn_at is None
