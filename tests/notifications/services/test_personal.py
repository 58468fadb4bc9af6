import pytest

from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.personal import erase, export
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_gets_what_they_were_told_and_only_that_goes_with_them() -> None:
    teacher, colleague = UserFactory.create_batch(2)
    notify([teacher, colleague], kind=NotificationKind.PLACE, text="News.", url="/account/")
    assert [row["text"] for row in export(teacher)["told"]] == ["News."]
    erase(teacher)
    assert export(teacher)["told"] == []
    assert Notification.objects.get().recipient == colleague
