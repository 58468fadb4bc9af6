import pytest

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.forum_moderation import load_forum_moderation
from clearinghouse.demo.services.forums import load_forums
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.notifications.models import Notification
from forums.models import Appeal, DutyWeek, Flag, HandOverNote, Post, Revision, WatchedWord
from forums.readers import Reader
from forums.selectors.moderation import queue_for

pytestmark = pytest.mark.django_db


def test_moderators_of_the_demo_find_something_to_look_after_once():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_forums(read_entries("forums.yaml"))
    Notification.objects.all().delete()
    content = read_mapping("forum_moderation.yaml")
    for _ in range(2):
        assert load_forum_moderation(content) == len(content["reports"])
    assert Flag.objects.count() == len(content["reports"])
    assert HandOverNote.objects.count() == len(content["notes"])
    assert WatchedWord.objects.count() == sum(len(phrases) for phrases in content["words"].values())
    assert Revision.objects.count() == Post.objects.filter(edits=1).count() == len(content["changes"])
    assert Appeal.objects.waiting().count() == len(content["appeals"])
    assert DutyWeek.objects.count() == 3
    assert len(queue_for(Reader(1, is_superuser=True))) == len(content["reports"])
    asked = Notification.objects.filter(text="Somebody asks that another moderator look at a decision")
    assert {note.url for note in asked} == {one.get_absolute_url() for one in Appeal.objects.all()}
    assert not asked.filter(recipient__in=Appeal.objects.values("decision__person")).exists()
    told = Notification.objects.values_list("kind", flat=True)
    assert set(told) == {"forum_flag", "forum_decision"}, "nobody hears of reports, notes and changes that nobody made"
