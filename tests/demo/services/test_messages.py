import pytest

from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.messages import load_messages
from clearinghouse.demo.services.people import load_people

pytestmark = pytest.mark.django_db


def test_three_messages_have_come_and_one_is_answered():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    for _ in range(2):
        assert load_messages(read_entries("messages.yaml")) == 3
    assert ContactMessage.objects.open().count() == 2
    assert ContactMessage.objects.count() == 3
