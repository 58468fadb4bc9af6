"""Letters that gather: one mail, once, of what is still new as it is sent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.accounts.models import SentMail
from clearinghouse.core import outbox
from forums.enums import Level, Rhythm
from forums.models import Board, TopicMark
from forums.services import digests
from forums.services.digests import DIGEST, begin_digests, deliver, write_digest
from forums.services.editing import delete_post
from forums.services.letters import write
from forums.services.marks import mark_read
from forums.services.moderating import purge_post
from forums.services.telling import tell
from forums.services.wishes import set_rhythm
from tests.factories.forums import BoardFactory, again, reply_to, topic_on

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 13, 5, tzinfo=UTC)


@pytest.fixture
def daily(teacher):
    set_rhythm(teacher, rhythm=Rhythm.DAILY)
    return teacher


def told(topic, person=None, text=""):
    post = reply_to(topic, person, text)
    tell(post.pk)
    return post


def send(person, day="2026-11-30", until=None):
    deliver([{"user": person.pk, "day": day, "until": (until or timezone.now()).isoformat()}])


def test_one_letter_gathers_what_is_new_as_text_and_html(daily, teacher_elsewhere):
    topics = [topic_on(BoardFactory(name=f"Board {n}", position=n), daily, title=f"Topic & {n}") for n in (1, 2)]
    for topic in topics:
        told(topic, teacher_elsewhere, f"News of **{topic.title}**.")
    send(daily)
    (sent,) = mail.outbox
    assert sent.to == [daily.email]
    assert sent.subject == "New on your boards: Topic & 1 and 1 more topic"
    for body, words in ((sent.body, "News of Topic & 1."), (sent.alternatives[0][0], "News of Topic &amp; 1.")):
        assert words in body
        assert all(f"/forums/posts/{topic.posts.get(seq=2).pk}/" in body for topic in topics)
        assert "/forums/mail/stop/" in body
    assert "BOARD 1" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_what_was_told_is_told_once_and_the_next_letter_goes_on_from_there(daily):
    topic = topic_on(author=daily)
    told(topic, text="First words.")
    send(daily)
    send(daily, day="2026-12-01")
    assert len(mail.outbox) == 1
    told(topic, text="Second words.")
    send(daily, day="2026-12-01")
    assert "Second words." in mail.outbox[1].body
    assert "First words." not in mail.outbox[1].body


def test_nothing_new_is_no_letter(daily):
    send(daily)
    assert mail.outbox == []


@pytest.mark.parametrize(
    "meanwhile", ["read", "deleted", "purged", "muted", "left", "closed", "inactive", "at_once", "none", "moved", "paused"]
)
def test_whatever_happened_meanwhile_counts(meanwhile, daily, teacher_elsewhere, consortium_administrator, other_district):
    topic = topic_on(author=daily)
    post = told(topic, teacher_elsewhere)
    {
        "read": lambda: mark_read(daily, again(topic), up_to=2),
        "deleted": lambda: delete_post(post, actor=teacher_elsewhere),
        "purged": lambda: purge_post(post, actor=consortium_administrator),
        "muted": lambda: TopicMark.objects.filter(user=daily).update(level=Level.MUTE),
        "left": lambda: daily.memberships.update(ended_at=timezone.now()),
        "closed": lambda: type(topic).objects.filter(pk=topic.pk).update(state="hidden"),
        "inactive": lambda: type(daily).objects.filter(pk=daily.pk).update(is_active=False),
        "at_once": lambda: set_rhythm(daily, rhythm=Rhythm.AT_ONCE),
        "none": lambda: set_rhythm(daily, rhythm=Rhythm.NONE),
        "moved": lambda: Board.objects.filter(pk=topic.board_id).update(audience="district", district=other_district),
        "paused": lambda: type(daily.forum_mail).objects.update(paused_at=timezone.now()),
    }[meanwhile]()
    send(daily)
    assert mail.outbox == []


def test_who_chose_letters_that_gather_gets_none_at_once(daily):
    topic = topic_on(author=daily)
    told(topic)
    write(daily.pk, topic.pk)
    assert mail.outbox == []


def test_a_long_letter_says_what_it_leaves_out_and_the_next_one_tells_it(daily, monkeypatch):
    monkeypatch.setattr(digests, "MOST_TOPICS", 2)
    board = BoardFactory()
    for title in ("Oldest", "Middle", "Newest"):
        topic = topic_on(board, daily, title=title)
        for _ in range(5 if title == "Newest" else 1):
            told(topic)
    send(daily)
    assert "And 2 more posts there." in mail.outbox[0].body
    assert "Oldest" not in mail.outbox[0].body
    send(daily, day="2026-12-01")
    assert "Oldest" in mail.outbox[1].body
    assert "Newest" not in mail.outbox[1].body


def test_a_letter_is_begun_once_however_often_it_is_asked_for(daily, django_capture_on_commit_callbacks):
    topic = topic_on(author=daily)
    told(topic)
    topic.posts.update(created_at=MONDAY - timedelta(hours=1))
    assert begin_digests(MONDAY) == 1
    assert begin_digests(MONDAY) == 0
    assert begin_digests(MONDAY + timedelta(hours=5)) == 0
    outbox.deliver_due(DIGEST)
    assert len(mail.outbox) == 1
    assert begin_digests(MONDAY + timedelta(days=1)) == 1


def test_a_worker_that_dies_after_sending_sends_no_second_letter(daily, monkeypatch):
    topic = topic_on(author=daily)
    told(topic)
    moment = timezone.now()

    def die(*args):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(digests, "remember", die)
        with pytest.raises(KeyboardInterrupt):
            send(daily, until=moment)
    assert SentMail.objects.count() == 1
    told(topic, text="Said after the letter.")
    send(daily, until=moment)
    assert len(mail.outbox) == 1
    assert TopicMark.objects.get(user=daily).told_seq == 2
    send(daily, day="2026-12-01")
    assert "Said after the letter." in mail.outbox[1].body


def test_a_letter_takes_the_same_queries_for_one_topic_and_for_three(daily, django_assert_num_queries):
    told(topic_on(author=daily))
    send(daily)
    told(topic_on(author=daily))
    with django_assert_num_queries(15) as one:
        write_digest(daily.pk, day="2026-12-01", until=timezone.now())
    for _ in range(3):
        told(topic_on(author=daily))
    with django_assert_num_queries(len(one)):
        write_digest(daily.pk, day="2026-12-02", until=timezone.now())
