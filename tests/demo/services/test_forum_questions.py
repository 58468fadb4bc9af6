from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.expertise import load_expertise
from clearinghouse.demo.services.forum_questions import load_forum_questions
from clearinghouse.demo.services.forums import load_forums
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.standing import standing_of
from clearinghouse.notifications.models import Notification
from forums.enums import AskedState
from forums.models import Asked, Call, Topic
from forums.selectors.asking import asking_of, known_of
from forums.waiting import questions
from tests.factories.resources import practice_page

pytestmark = pytest.mark.django_db
CONTENT = read_entries("forum_questions.yaml")


@pytest.fixture
def asked(db):
    """Both questions as they are put, once however often they are loaded."""
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_forums(read_entries("forums.yaml"))
    load_expertise(read_entries("expertise.yaml"))
    for entry in CONTENT:
        practice_page(entry["ask"], slug=entry["resource"])
    for _ in range(2):
        assert load_forum_questions(CONTENT) == len(CONTENT)
    return [Topic.objects.get(title=entry["ask"]) for entry in CONTENT]


def waits_for(name: str) -> bool:
    return questions(standing_of(User.objects.get(email__startswith=f"{name}@"))).exists()


def test_one_is_answered_and_one_waits_for_people_who_know_about_it(asked):
    answered, waiting = asked
    assert answered.answer.author.email.startswith("andre.fontaine@")
    assert (waiting.answer, waiting.last_seq) == (None, 1)
    for topic in asked:
        rows = Asked.objects.filter(topic=topic)
        assert 3 <= rows.count() <= 5
        assert all(known_of(topic, row.user) for row in rows.select_related("user"))
        assert not rows.filter(user=topic.author).exists()
        assert asking_of(topic).districts >= 2
        assert topic.subject.slug == CONTENT[asked.index(topic)]["resource"]
    assert Asked.objects.get(state=AskedState.DECLINED).user.email.startswith("samuel.nkemelu@")
    assert waits_for("ines.halloran")
    assert not waits_for("theo.marsh")


def test_they_were_asked_when_they_are_told_to_have_been(asked):
    for topic, entry in zip(asked, CONTENT, strict=True):
        ago = timezone.now() - Call.objects.get(topic=topic).routed_at
        assert abs(ago - timedelta(days=entry["days_ago"])) < timedelta(days=1)
        assert all(row.at == topic.call.routed_at == topic.created_at for row in topic.asked.all())
    told = Notification.objects.filter(text__startswith="Can you help?")
    assert set(told.filter(read_at=None).values_list("subject_id", flat=True)) == {asked[1].pk}


def test_each_is_about_a_resource_of_the_demo():
    known = {page["slug"] for files in ("practices/*.yaml", "reviews/*.yaml") for page in read_entries(files)}
    assert {entry["resource"] for entry in CONTENT} <= known
