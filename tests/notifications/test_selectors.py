import pytest

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail
from clearinghouse.notifications.selectors import mailed_kinds, notifications_of, unread_count
from clearinghouse.notifications.services.notifying import notify
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def tell(*people, text="News."):
    return notify(people, kind=NotificationKind.PLACE, text=text, url="/account/")


def test_a_person_sees_their_own_newest_first(public) -> None:
    teacher, colleague = UserFactory.create_batch(2)
    first, second = tell(teacher)[0], tell(teacher)[0]
    tell(colleague)
    assert list(notifications_of(teacher)) == [second, first]
    assert list(notifications_of(public)) == []


def test_nothing_is_counted_for_the_public_and_the_disabled(public, django_assert_num_queries) -> None:
    gone = UserFactory()
    tell(gone)
    assert unread_count(gone) == 1
    gone.is_active = False
    assert unread_count(gone) == 0
    with django_assert_num_queries(0):
        assert unread_count(public) == 0


def test_every_kind_comes_by_mail_until_it_is_muted() -> None:
    teacher = UserFactory()
    assert mailed_kinds(teacher) == NotificationKind.values
    MutedMail.objects.create(user=teacher, kind=NotificationKind.PLACE)
    assert NotificationKind.PLACE not in mailed_kinds(teacher)
