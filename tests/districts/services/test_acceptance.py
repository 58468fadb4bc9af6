import pytest
from django.core import mail

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.enums import ApplicationState, DistrictKind, Role
from clearinghouse.districts.errors import AlreadyDecided, BelongsAlready
from clearinghouse.districts.models import District, Invitation
from clearinghouse.districts.services.acceptance import accept_application
from tests.factories.accounts import UserFactory
from tests.factories.districts import ApplicationFactory, DistrictFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [DistrictKind.MEMBER, DistrictKind.ASSOCIATE])
def test_a_listed_district_comes_in_keeps_its_facts_and_its_contact_is_invited(kind, consortium_administrator, committed) -> None:
    listed = DistrictFactory(kind=DistrictKind.LISTED, town="Heron", enrolment=None, locale="")
    application = ApplicationFactory(district=listed, town="Typed Otherwise", enrolment=212, locale="rural")
    with committed():
        district = accept_application(application, kind=kind, actor=consortium_administrator)
    assert (district.pk, district.kind, district.town, district.enrolment, district.locale) == (
        listed.pk,
        kind,
        "Heron",
        212,
        "rural",
    )
    assert district.joined_on is not None
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.district, invitation.roles) == (application.email, district, [Role.DISTRICT_ADMINISTRATOR])
    assert sorted(message.to[0] for message in mail.outbox) == [application.email] * 2
    application.refresh_from_db()
    assert (application.state, application.decided_by, application.district) == (
        ApplicationState.ACCEPTED, consortium_administrator, district,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [DistrictKind.APPLICANT, DistrictKind.OBSERVER])
def test_one_that_does_not_belong_yet_is_listed_and_nobody_is_invited(kind, consortium_administrator, committed) -> None:
    with committed():
        district = accept_application(ApplicationFactory(), kind=kind, actor=consortium_administrator)
    assert (district.kind, district.joined_on) == (kind, None)
    assert not Invitation.objects.exists()
    assert len(mail.outbox) == 1


def test_one_that_no_directory_lists_is_added_under_an_address_of_its_own(consortium_administrator) -> None:
    DistrictFactory(slug="heron-falls")
    application = ApplicationFactory(name="Heron Falls", town="Heron", zip_code="01337", grades=["K", "01"])
    district = accept_application(application, kind=DistrictKind.MEMBER, actor=consortium_administrator)
    assert (district.slug, district.state, district.zip_code, district.grades) == ("heron-falls-2", "MA", "01337", ["K", "01"])
    for name in ("Applications", "Invitations", "…"):
        other = accept_application(ApplicationFactory(name=name), kind=DistrictKind.OBSERVER, actor=consortium_administrator)
        assert other.slug not in ("applications", "invitations", "")


def test_a_contact_who_is_there_already_is_not_invited_again(consortium_administrator) -> None:
    district = DistrictFactory(kind=DistrictKind.FORMER)
    ida = UserFactory(email="ida@heronfalls.example")
    MembershipFactory(user=ida, district=district)
    application = ApplicationFactory(district=district, email="ida@heronfalls.example")
    assert accept_application(application, kind=DistrictKind.MEMBER, actor=consortium_administrator).belongs
    assert not Invitation.objects.exists()


def test_a_district_that_belongs_meanwhile_and_a_kind_that_nobody_becomes_are_refused_and_change_nothing(
    consortium_administrator,
) -> None:
    application = ApplicationFactory(district=DistrictFactory(kind=DistrictKind.MEMBER))
    with pytest.raises(BelongsAlready):
        accept_application(application, kind=DistrictKind.MEMBER, actor=consortium_administrator)
    other = ApplicationFactory()
    with pytest.raises(RuleViolation, match="what the district becomes"):
        accept_application(other, kind=DistrictKind.LISTED, actor=consortium_administrator)
    other.refresh_from_db()
    assert other.state == ApplicationState.WAITING
    assert District.objects.filter(name=other.name).count() == 0


def test_what_is_decided_stays_so(consortium_administrator) -> None:
    application = ApplicationFactory()
    accept_application(application, kind=DistrictKind.MEMBER, actor=consortium_administrator)
    for decided in (application, ApplicationFactory(declined=True)):
        with pytest.raises(AlreadyDecided):
            accept_application(decided, kind=DistrictKind.MEMBER, actor=consortium_administrator)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "curator", "outsider"])
def test_nobody_else_lets_a_district_in(who, request) -> None:
    with pytest.raises(NotAllowed):
        accept_application(ApplicationFactory(), kind=DistrictKind.MEMBER, actor=request.getfixturevalue(who))
    with pytest.raises(NotAllowed):
        accept_application(ApplicationFactory(unconfirmed=True), kind=DistrictKind.MEMBER, actor=request.getfixturevalue(who))
