import pytest

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.selectors import unread_count
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import mark_read, mark_seen, settle
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def tell(*people):
    return notify(people, kind=NotificationKind.PLACE, text="News.", url="/account/")


def test_one_or_all_seen_are_marked_and_what_came_since_stays_new() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    first, second, third = (tell(teacher, colleague)[0] for _ in range(3))
    assert mark_read(teacher, pk=first.pk) == 1
    assert mark_read(teacher, pk=first.pk) == 0
    assert mark_read(teacher, up_to=second.pk) == 1
    assert unread_count(teacher) == 1
    assert third in teacher.notifications.unread()
    assert unread_count(colleague) == 3


def test_nobody_marks_what_is_anothers() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    row = tell(colleague)[0]
    assert mark_read(teacher, pk=row.pk) == 0
    assert unread_count(colleague) == 1


def test_news_of_work_is_no_news_once_the_work_is_done(teacher, coordinator) -> None:
    done, other = UserFactory(), UserFactory()
    for subject in (done, other):
        notify([teacher, coordinator], kind=NotificationKind.MESSAGE, text="Somebody writes", url="/", subject=subject)
    notify(teacher, kind=NotificationKind.PLACE, text="Your roles changed", url="/", subject=done)
    settle(done)
    assert Notification.objects.unread().count() == 3
    assert not Notification.objects.unread().filter(subject_id=done.pk, kind=NotificationKind.MESSAGE).exists()


def test_what_somebody_has_looked_at_is_no_news_to_them_and_still_is_to_others(teacher, coordinator) -> None:
    seen, other = UserFactory(), UserFactory()
    for subject in (seen, other):
        notify([teacher, coordinator], kind=NotificationKind.FORUM_POST, text="New", url="/forums/", subject=subject)
    assert [mark_seen(teacher, seen) for _ in range(2)] == [1, 0]
    assert (unread_count(teacher), unread_count(coordinator)) == (1, 2)
