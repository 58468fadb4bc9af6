"""A question is put to the few who know most about it, to nobody too often, and never outside those who read its board."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clearinghouse.accounts.models import SentMail
from clearinghouse.core import outbox
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import TOPIC
from forums.enums import AskedState
from forums.errors import NothingToAskBy
from forums.models import Asked, Helper
from forums.services.answers import accept_answer
from forums.services.asking import AT_ONCE, declare, decline, words_of_mail
from forums.services.moderating import show_post
from forums.services.telling import tell
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, shared_board, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def term(db):
    return TopicFactory(name="Late buses", slug="late-buses")


def knower(*terms, a_week=2, district=None, role=Role.TEACHER):
    """Somebody who may be asked about these."""
    person = member(role, district=district or DistrictFactory())
    declare(expertise=terms, a_week=a_week, actor=person)
    return person


def question(term, author, board=None, **words):
    return topic_on(board or BoardFactory(), author, kind="question", tags=[term], asks=True, **words)


def asked_of(topic) -> set[int]:
    return set(Asked.objects.filter(topic=topic).values_list("user", flat=True))


def test_a_few_who_know_are_asked_on_the_site_and_by_mail(teacher, term, outsider):
    knowers = {knower(term).pk for _ in range(AT_ONCE + 2)}
    knower(TopicFactory())
    topic = question(term, teacher, title="Who drives late?")
    asked = asked_of(topic)
    assert len(asked) == AT_ONCE
    assert asked < knowers
    notes = Notification.objects.filter(kind=NotificationKind.FORUM_ASKED)
    assert set(notes.values_list("recipient", flat=True)) == asked
    assert f"Can you help? {teacher} asks: “Who drives late?”" in {note.text for note in notes}
    outbox.deliver_due(TOPIC)
    assert SentMail.objects.count() == AT_ONCE


def test_nobody_is_asked_more_often_in_a_week_than_they_like(teacher, term):
    never, once, twice = knower(term, a_week=0), knower(term, a_week=1), knower(term)
    first, second, third = (asked_of(question(term, member(Role.TEACHER))) for _ in range(3))
    assert first == second | {once.pk} == {once.pk, twice.pk}
    assert (second, third) == ({twice.pk}, set())
    Asked.objects.update(at=timezone.now() - timedelta(days=8))
    assert asked_of(question(term, teacher)) == {once.pk, twice.pk}
    assert never.pk not in Asked.objects.values_list("user", flat=True)


def test_whoever_cannot_help_says_so_once_and_the_next_is_asked(teacher, term):
    knowers = [knower(term) for _ in range(AT_ONCE + 1)]
    topic = question(term, teacher)
    first = next(person for person in knowers if person.pk in asked_of(topic))
    left = next(person for person in knowers if person.pk not in asked_of(topic))
    for _ in range(2):
        decline(topic, actor=first)
    assert Asked.objects.get(topic=topic, user=first).state == AskedState.DECLINED
    assert left.pk in asked_of(topic)
    assert Asked.objects.filter(topic=topic).count() == AT_ONCE + 1, "nobody twice, and one for one"
    with pytest.raises(NotAllowed):
        decline(topic, actor=teacher)


def test_an_answered_question_is_put_to_nobody_further(teacher, term):
    knowers = [knower(term) for _ in range(AT_ONCE + 1)]
    topic = question(term, teacher)
    accept_answer(reply_to(topic), actor=teacher)
    decline(topic, actor=next(person for person in knowers if person.pk in asked_of(topic)))
    assert Asked.objects.filter(topic=topic).count() == AT_ONCE


@pytest.mark.parametrize("where", ["district", "shared", "role"])
def test_a_question_never_leaves_those_who_read_its_board(where, teacher, coordinator, term, own_district, other_district):
    boards = {
        "district": lambda: district_board(own_district),
        "shared": lambda: shared_board(own_district, other_district),
        "role": lambda: BoardFactory(audience="role", role=Role.TEACHER),
    }
    inside = {"district": own_district, "shared": other_district, "role": None}[where]
    inner, outer = knower(term, district=inside), knower(term, role=Role.PD_COORDINATOR)
    topic = question(term, teacher, boards[where]())
    assert asked_of(topic) == {inner.pk}
    assert not Notification.objects.filter(recipient=outer).exists()
    inner.memberships.update(ended_at=timezone.now())
    note = Notification.objects.get(recipient=inner, kind=NotificationKind.FORUM_ASKED)
    assert words_of_mail(note) is None, "who has gone gets no mail of it"


def test_on_a_board_that_is_read_first_people_are_asked_once_it_is_shown(teacher, term, consortium_administrator):
    person = knower(term)
    post = post_on(BoardFactory(is_moderated=True), teacher, kind="question", tags=[term], asks=True)
    assert asked_of(post.topic) == set()
    show_post(post, actor=consortium_administrator)
    for _ in range(2):
        tell(post.pk)
    assert asked_of(post.topic) == {person.pk}
    assert Notification.objects.filter(kind=NotificationKind.FORUM_ASKED).count() == 1


def test_without_anything_to_go_by_nothing_is_written(teacher):
    for words in ({"kind": "question"}, {"kind": "discussion", "tags": [TopicFactory()]}):
        with pytest.raises(NothingToAskBy):
            topic_on(BoardFactory(), teacher, asks=True, **words)


def test_one_declares_for_oneself_within_reason(teacher, outsider, term):
    helper = declare(expertise=[term], a_week=5, actor=teacher)
    assert list(helper.expertise.all()) == [term]
    declare(expertise=[], a_week=0, actor=teacher)
    assert not again(helper).expertise.exists()
    with pytest.raises(NotAllowed):
        declare(expertise=[term], a_week=1, actor=outsider)
    with pytest.raises(ValidationError):
        declare(expertise=[term], a_week=70, actor=teacher)
    assert Helper.objects.count() == 1


def test_the_mail_says_why_and_how_to_say_no_and_is_not_sent_for_what_is_done(teacher, term):
    person = knower(term)
    topic = question(term, teacher)
    note = Notification.objects.get(recipient=person)
    assert words_of_mail(note) == {"topic": topic, "terms": ["Late buses"]}
    decline(topic, actor=person)
    assert words_of_mail(note) is None
