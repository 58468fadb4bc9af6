import pytest

from clearinghouse.accounts.models import User
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.notifications import load_notifications
from clearinghouse.demo.services.people import load_people
from clearinghouse.notifications.models import Notification

pytestmark = pytest.mark.django_db


def test_each_person_is_told_once_and_nobody_else_hears_of_it():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    entries = read_entries("notifications.yaml")
    load_notifications(entries)
    load_notifications(entries)
    assert Notification.objects.count() == len(entries)
    for entry in entries:
        mine = Notification.objects.visible_to(User.objects.get(email=entry["email"]))
        assert [notification.text for notification in mine] == [entry["text"]]
