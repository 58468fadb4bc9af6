import pytest
from django.test import Client

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail
from clearinghouse.notifications.selectors import mailed_kinds
from clearinghouse.notifications.services.preferences import set_mailed_kinds, unsubscribe_url
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
KIND = NotificationKind.PLACE


def path_of(user, kind=KIND) -> str:
    return (
        unsubscribe_url(user.pk, kind).partition("/notifications")[1]
        + unsubscribe_url(user.pk, kind).partition("/notifications")[2]
    )


def test_a_person_keeps_the_kinds_they_chose_and_no_others() -> None:
    teacher = UserFactory()
    assert mailed_kinds(teacher) == NotificationKind.values
    set_mailed_kinds(teacher, kinds=[KIND])
    assert mailed_kinds(teacher) == [KIND]
    set_mailed_kinds(teacher, kinds=NotificationKind.values)
    assert mailed_kinds(teacher) == NotificationKind.values


def test_looking_at_the_link_changes_nothing_and_posting_to_it_stops_the_kind_without_signing_in() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    visitor = Client(enforce_csrf_checks=True)
    assert "Stop mail of this kind" in visitor.get(path_of(teacher)).content.decode()
    assert not MutedMail.objects.exists()
    assert "no more mail" in visitor.post(path_of(teacher), {"List-Unsubscribe": "One-Click"}).content.decode()
    assert KIND not in mailed_kinds(teacher)
    assert mailed_kinds(colleague) == NotificationKind.values


def test_a_link_that_was_bent_or_is_of_nobody_tells_nothing() -> None:
    teacher = UserFactory()
    bent = path_of(teacher)[:-3] + "xx/"
    nobody = path_of(UserFactory(is_active=False))
    assert [Client().get(path).status_code for path in (bent, nobody, "/notifications/unsubscribe/x/")] == [404, 404, 404]
