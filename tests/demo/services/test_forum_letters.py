import pytest
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.forum_letters import load_forum_letters
from clearinghouse.demo.services.forums import load_forums
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.notifications.models import Notification
from forums.selectors.letters import gathered_for, wish_of

pytestmark = pytest.mark.django_db


def test_the_demos_teacher_has_a_letter_with_words_in_it():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_forums(read_entries("forums.yaml"))
    content = read_entries("forum_letters.yaml")
    for _ in range(2):
        assert load_forum_letters(content) == len(content)
    rosa = User.objects.get(email=content[0]["email"])
    told = [row.topic.title for board in gathered_for(rosa, timezone.now()) for row in board.topics]
    assert sorted(told) == sorted(content[0]["unread"])
    assert Notification.objects.filter(recipient=rosa).count() == len(told)
    assert [wish_of(User.objects.get(email=entry["email"])).rhythm for entry in content] == [e["rhythm"] for e in content]
