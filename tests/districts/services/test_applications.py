from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.enums import ApplicationState, Role
from clearinghouse.districts.errors import AlreadyDecided, ApplicationClosed, ReasonMissing, TooManyApplications
from clearinghouse.districts.models import Application
from clearinghouse.districts.services.applications import (
    claim_application,
    confirm_application,
    decline_application,
    forget_old_applications,
    read_token,
    release_application,
    send_application,
    token_of,
)
from clearinghouse.notifications.models import Notification
from tests.factories.districts import ApplicationFactory, member

pytestmark = pytest.mark.django_db
FACTS = {
    "name": "Heron Falls", "town": "Heron Falls", "home_state": "MA", "zip_code": "01337", "locale": "rural", "enrolment": 212,
    "grades": ["K", "01"], "website": "", "district": None, "contact_name": "Ida Marsh", "contact_position": "Superintendent",
    "email": "ida@heronfalls.example", "phone": "", "wanted_kind": "member", "why": "She retires.", "brings": "",
    "may_ask": True, "agrees": True,
}  # fmt: skip


def test_an_application_counts_for_nobody_before_its_link_is_opened(consortium_administrator, committed, settings) -> None:
    with committed():
        application = send_application(FACTS)
    assert application.state == ApplicationState.UNCONFIRMED
    assert list(Application.objects.visible_to(consortium_administrator)) == []
    assert not Notification.objects.exists()
    link = next(word for word in mail.outbox[0].body.split() if "/join/confirm/" in word)
    assert mail.outbox[0].to == ["ida@heronfalls.example"]
    assert confirm_application(link.rstrip("/").rsplit("/", 1)[1]).state == ApplicationState.WAITING
    assert list(Application.objects.visible_to(consortium_administrator)) == [application]
    assert Notification.objects.get().recipient == consortium_administrator


def test_the_same_sent_twice_is_one_application_with_one_mail(committed) -> None:
    with committed():
        assert send_application(FACTS) == send_application(FACTS)
    assert len(mail.outbox) == 1


def test_no_more_than_three_mails_a_day_go_to_an_address_that_somebody_typed(committed) -> None:
    with committed():
        for name in ("A", "B", "C"):
            send_application({**FACTS, "name": name})
        with pytest.raises(TooManyApplications):
            send_application({**FACTS, "name": "D"})
    assert len(mail.outbox) == 3
    Application.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert send_application({**FACTS, "name": "D"})


@pytest.mark.parametrize("wrong", [{"home_state": "Mass"}, {"name": ""}, {"website": "javascript:alert(1)"}, {"grades": ["13"]}])
def test_what_is_not_well_formed_is_not_stored(wrong) -> None:
    with pytest.raises(ValidationError):
        send_application({**FACTS, **wrong})
    assert not Application.objects.exists()


def test_confirming_again_changes_nothing_and_tells_nobody_twice(consortium_administrator) -> None:
    application = ApplicationFactory(unconfirmed=True)
    first = confirm_application(token_of(application)).confirmed_at
    assert confirm_application(token_of(application)).confirmed_at == first
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("token", ["nonsense", "", "a:b:c"])
def test_a_bent_link_confirms_nothing(token) -> None:
    with pytest.raises(ApplicationClosed):
        read_token(token)


def test_a_link_ends_after_a_week_and_with_its_application(monkeypatch) -> None:
    application = ApplicationFactory(unconfirmed=True)
    token = token_of(application)
    import time as clock

    later = clock.time() + timedelta(days=7, seconds=5).total_seconds()
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", lambda: later)
        with pytest.raises(ApplicationClosed):
            confirm_application(token)
    application.delete()
    with pytest.raises(ApplicationClosed):
        confirm_application(token)


def test_one_administrator_sees_to_it_and_another_hears_who(consortium_administrator) -> None:
    other = member(Role.CONSORTIUM_ADMINISTRATOR)
    application = claim_application(ApplicationFactory(), actor=consortium_administrator)
    assert claim_application(application, actor=consortium_administrator).claimed_by == consortium_administrator
    with pytest.raises(RuleViolation, match="sees to it already"):
        claim_application(application, actor=other)
    assert release_application(application, actor=other).claimed_by is None
    assert claim_application(application, actor=other).claimed_by == other


def test_a_declined_application_needs_a_reason_and_the_contact_reads_it(consortium_administrator, committed) -> None:
    application = ApplicationFactory()
    with pytest.raises(ReasonMissing):
        decline_application(application, reason=" ", actor=consortium_administrator)
    with committed():
        decline_application(application, reason="You lie in another watershed.", actor=consortium_administrator)
    assert "You lie in another watershed." in mail.outbox[0].body
    assert Application.objects.get().state == ApplicationState.DECLINED


@pytest.mark.parametrize("state", ["unconfirmed", "declined"])
def test_only_what_waits_can_be_decided(state, consortium_administrator) -> None:
    application = ApplicationFactory(**{state: True})
    expected = NotAllowed if state == "unconfirmed" else AlreadyDecided
    for deed in (claim_application, release_application):
        with pytest.raises(expected):
            deed(application, actor=consortium_administrator)
    with pytest.raises(expected):
        decline_application(application, reason="No.", actor=consortium_administrator)


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "curator", "outsider"])
def test_nobody_else_decides_or_sees_any(who, request) -> None:
    actor, application = request.getfixturevalue(who), ApplicationFactory()
    assert list(Application.objects.visible_to(actor)) == list(Application.objects.visible_to(None)) == []
    with pytest.raises(NotAllowed):
        claim_application(application, actor=actor)
    with pytest.raises(NotAllowed):
        decline_application(application, reason="No.", actor=actor)


def test_what_the_page_promises_to_forget_is_forgotten() -> None:
    now = timezone.now()
    ApplicationFactory(declined=True, decided_at=now - timedelta(days=366))
    kept = [ApplicationFactory(declined=True), ApplicationFactory(), ApplicationFactory(unconfirmed=True)]
    old = ApplicationFactory(unconfirmed=True)
    Application.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=15))
    assert forget_old_applications() == 2
    assert set(Application.objects.all()) == set(kept)
