import pytest
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.models import OutboxMessage
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail, Notification
from clearinghouse.notifications.services.notifying import notify
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
KIND = NotificationKind.PLACE


def tell(*people, **more) -> list[Notification]:
    return notify(people, kind=KIND, text="You are now a curator.", url="/account/", **more)


def test_each_active_person_is_told_once_in_the_site_and_by_mail(committed) -> None:
    teacher, gone = UserFactory(), UserFactory(is_active=False)
    with committed():
        tell(teacher, teacher, gone)
    assert [(row.recipient, row.text, row.url) for row in Notification.objects.all()] == [
        (teacher, "You are now a curator.", "/account/")
    ]
    assert [message.to for message in mail.outbox] == [[teacher.email]]


def test_one_person_may_be_named_alone_and_the_subject_is_kept(committed) -> None:
    teacher, colleague = UserFactory.create_batch(2)
    with committed():
        notify(teacher, kind=KIND, text="A colleague.", url="/", subject=colleague)
    assert Notification.objects.get().subject == colleague


def test_nobody_is_told_of_what_did_not_happen(committed) -> None:
    teacher = UserFactory()

    @transaction.atomic
    def tell_and_fail() -> None:
        tell(teacher)
        raise RuleViolation

    with committed(), pytest.raises(RuleViolation):
        tell_and_fail()
    assert (Notification.objects.count(), OutboxMessage.objects.count(), len(mail.outbox)) == (0, 0, 0)


def test_who_muted_a_kind_is_told_in_the_site_only(committed) -> None:
    teacher = UserFactory()
    MutedMail.objects.create(user=teacher, kind=KIND)
    with committed():
        tell(teacher)
    assert Notification.objects.filter(recipient=teacher).count() == 1
    assert mail.outbox == []


def looked_up(people: list) -> int:
    with CaptureQueriesContext(connection) as seen:
        tell(*people)
    return len([query for query in seen if query["sql"].startswith("SELECT")])


def test_telling_three_takes_no_more_look_ups_than_telling_one() -> None:
    looked_up([UserFactory()])
    assert looked_up([UserFactory()]) == looked_up(UserFactory.create_batch(3))
