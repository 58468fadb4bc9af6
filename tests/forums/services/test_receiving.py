"""Answers by mail: the same post as on the site, or a no that says what to do."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.core import outbox
from forums.enums import Arrival, FlagReason, Level, PostState, Rhythm
from forums.inbound.addresses import NO_TOPIC, make_address
from forums.models import ArrivalCount, Board, Flag, MailWish, Post, Topic, TopicMark
from forums.services.letters import write
from forums.services.receiving import take
from forums.services.wishes import end_reply_addresses
from tests.factories.forums import again, district_board, reply_to, topic_on
from tests.forums.inbound.letters import OWN, QUOTED, part, parts, plain

pytestmark = pytest.mark.django_db
STUDENT = "Marcus Jones in grade 4 has an IEP and failed reading."


@pytest.fixture(autouse=True)
def domain(settings):
    settings.REPLY_MAIL_DOMAIN = "forums.example"


@pytest.fixture
def topic(teacher, teacher_elsewhere):
    made = topic_on(author=teacher, title="Buses")
    reply_to(made, teacher_elsewhere)
    return made


def answer(person, topic, text=OWN, **headers):
    named = {"From": f"Rosa <{person.email}>", "To": make_address(person.pk, topic.pk if topic else NO_TOPIC, 0), **headers}
    return plain(text, headers=named)


def refusals():
    outbox.deliver_due("accounts.mail")
    return mail.outbox


def test_an_answer_is_a_post_and_the_same_mail_again_is_not_another(teacher, topic):
    raw = answer(teacher, topic, f"{OWN}\n\nOn 3/3/26 09:10, Porch wrote:\n{QUOTED}")
    assert [take(raw), take(raw)] == [Arrival.POSTED, Arrival.POSTED]
    post = again(topic).posts.get(author=teacher, seq__gt=1)
    assert post.text == OWN
    assert post.is_shown
    assert ArrivalCount.objects.get().number == 2
    assert refusals() == []


def test_the_letter_itself_carries_the_address_and_after_an_answer_the_next_letter_comes(teacher, topic, teacher_elsewhere):
    write(teacher.pk, topic.pk)
    letter = mail.outbox[0]
    assert "Answer above this line" in letter.body
    assert letter.from_email.endswith("@forums.example")
    assert letter.extra_headers["From"] == "consortium@localhost"
    raw = plain(f"{OWN}\n\nMar 3 Porch:\n> {letter.body}", headers={"From": teacher.email, "To": letter.extra_headers["Reply-To"]})
    assert take(raw) == Arrival.POSTED
    assert again(topic).posts.get(seq=3).text == OWN
    assert TopicMark.objects.get(user=teacher, topic=topic).read_seq == 3
    reply_to(topic, teacher_elsewhere, "And history?")
    write(teacher.pk, topic.pk)
    assert "And history?" in mail.outbox[1].body


def test_without_the_setting_letters_carry_no_address(teacher, topic, settings):
    settings.REPLY_MAIL_DOMAIN = ""
    raw = answer(teacher, topic)
    write(teacher.pk, topic.pk)
    assert "Reply-To" not in mail.outbox[0].extra_headers
    assert "Answer above" not in mail.outbox[0].body
    assert take(raw) == Arrival.UNKNOWN


def assert_refused(raw, person, says, *, title_is_known):
    before = Post.objects.count()
    assert [take(raw), take(raw)] == [Arrival.REFUSED, Arrival.REFUSED]
    assert Post.objects.count() == before
    (sent,) = refusals()
    assert sent.to == [person.email]
    for body in (sent.body, sent.alternatives[0][0]):
        assert says in body
        assert ("Buses" in body) == title_is_known
        assert "Marcus" not in body
    assert sent.extra_headers["Auto-Submitted"] == "auto-replied"
    assert sent.extra_headers["In-Reply-To"] == "<m1@coldmarl.example>"


@pytest.mark.parametrize(
    ("meanwhile", "says"),
    [
        ("left", "not open to you"),
        ("moved", "not open to you"),
        ("hidden", "not open to you"),
        ("locked", "This topic is closed"),
        ("closed", "This board is closed"),
    ],
)
def test_whatever_happened_meanwhile_is_answered_once_with_what_to_do(meanwhile, says, teacher, topic, other_district):
    raw = answer(teacher, topic)
    board, talk = Board.objects.filter(pk=topic.board_id), Topic.objects.filter(pk=topic.pk)
    {
        "left": lambda: teacher.memberships.update(ended_at=timezone.now()),
        "moved": lambda: board.update(audience="district", district=other_district),
        "hidden": lambda: talk.update(state=PostState.HIDDEN, author=None),
        "locked": lambda: talk.update(is_locked=True),
        "closed": lambda: board.update(is_open=False),
    }[meanwhile]()
    assert_refused(raw, teacher, says, title_is_known=meanwhile in ("locked", "closed"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"On 3/3/26 09:10, Porch wrote:\n{QUOTED}", "no words of your own"),
        (STUDENT, "To say so, write it on the site"),
        ("word " * 5000, "20,000 characters at most"),
    ],
)
def test_words_that_do_not_stand_are_answered_once_with_what_to_do(text, says, teacher, topic):
    assert_refused(answer(teacher, topic, text), teacher, says, title_is_known=True)


def test_an_old_letter_a_topic_that_is_gone_and_haste_are_answered_too(teacher, topic, monkeypatch):
    past = timezone.localdate() - timedelta(days=100)
    old = answer(teacher, topic, To=make_address(teacher.pk, topic.pk, 0, today=past))
    assert_refused(old, teacher, "more than three months old", title_is_known=True)
    mail.outbox.clear()
    gone = answer(teacher, topic, **{"To": make_address(teacher.pk, 999_999, 0), "Message-ID": "<m2@coldmarl.example>"})
    assert take(gone) == Arrival.REFUSED
    assert "not open to you" in refusals()[0].body
    mail.outbox.clear()
    monkeypatch.setattr("forums.services.limits.LIMITS", ((1, timedelta(hours=1)),))
    assert take(answer(teacher, topic, **{"Message-ID": "<m3@coldmarl.example>"})) == Arrival.REFUSED
    assert "Wait" in refusals()[0].body


def test_a_no_is_told_a_few_times_a_day_and_no_more(teacher, topic):
    Topic.objects.filter(pk=topic.pk).update(is_locked=True)
    for number in range(8):
        take(answer(teacher, topic, **{"Message-ID": f"<m{number}@x.example>"}))
    assert len(refusals()) == 5


def test_a_forged_sender_posts_nothing_and_the_person_alone_hears(teacher, topic, outsider):
    for sender in (outsider.email, f"{teacher.email}, {outsider.email}", ""):
        assert take(answer(teacher, topic, From=sender, **{"Message-ID": f"<{len(sender)}@x>"})) == Arrival.FORGED
    assert again(topic).last_seq == 2
    assert {address for sent in refusals() for address in sent.to} == {teacher.email}


def test_with_a_receiving_server_only_what_it_vouches_for_counts(teacher, topic, settings):
    settings.REPLY_MAIL_AUTHSERV = "mx.forums.example"
    domain = teacher.email.partition("@")[2]
    assert take(answer(teacher, topic)) == Arrival.FORGED
    bad = answer(teacher, topic, **{"Authentication-Results": "mx.forums.example; dmarc=fail"})
    assert take(bad) == Arrival.FORGED
    good = answer(teacher, topic, **{"Authentication-Results": f"mx.forums.example; dmarc=pass header.from={domain}"})
    assert take(good) == Arrival.POSTED


@pytest.mark.parametrize("headers", [{"Auto-Submitted": "auto-replied"}, {"Return-Path": "<>"}, {"Precedence": "junk"}])
def test_a_program_is_never_answered(headers, teacher, topic):
    Topic.objects.filter(pk=topic.pk).update(is_locked=True)
    assert take(answer(teacher, topic, **headers)) == Arrival.AUTOMATIC
    assert refusals() == []
    assert again(topic).last_seq == 2


def test_our_own_letter_come_back_is_dropped(teacher, topic):
    write(teacher.pk, topic.pk)
    raw = mail.outbox[0].message().as_bytes()
    looped = raw.replace(b"To: " + teacher.email.encode(), b"To: " + make_address(teacher.pk, topic.pk, 0).encode())
    assert take(looped) == Arrival.AUTOMATIC


def test_addresses_made_up_ended_or_of_people_gone_are_unknown(teacher, topic, teacher_elsewhere):
    good = answer(teacher, topic)
    stolen = answer(teacher, topic, To=make_address(teacher_elsewhere.pk, topic.pk, 1))
    assert take(stolen) == Arrival.UNKNOWN
    assert take(answer(teacher, topic, To="somebody@forums.example")) == Arrival.UNKNOWN
    end_reply_addresses(teacher)
    assert take(good) == Arrival.UNKNOWN
    type(teacher).objects.filter(pk=teacher.pk).update(is_active=False)
    assert take(good) == Arrival.UNKNOWN
    assert refusals() == []
    assert again(topic).last_seq == 2


def test_too_large_is_counted(teacher):
    assert take(b"x" * 1_000_001) == Arrival.TOO_LARGE
    assert ArrivalCount.objects.get().arrival == Arrival.TOO_LARGE


def test_the_one_word_flag_reports_the_newest_post_told(teacher, topic, teacher_elsewhere):
    assert take(answer(teacher, topic, "flag", **{"Message-ID": "<f0@x>"})) == Arrival.REFUSED
    write(teacher.pk, topic.pk)
    assert take(answer(teacher, topic, "Flag.\n\n-- \nRosa")) == Arrival.REPORTED
    flag = Flag.objects.get()
    assert (flag.post.seq, flag.reporter, flag.reason) == (2, teacher, FlagReason.OTHER)
    assert again(topic).last_seq == 2


def undelivered(person, action="failed"):
    status = f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
    headers = {"From": "MAILER-DAEMON@x.example", "To": make_address(person.pk, NO_TOPIC, 0), "Return-Path": "<>"}
    return parts("multipart/report; report-type=delivery-status", part("Failed."), status.encode(), headers=headers)


def test_letters_that_come_back_pause_mail_on_the_third_day(teacher, topic, time_machine):
    for day in (1, 1, 2, 3):
        time_machine.move_to(f"2026-12-0{day} 15:00:00+00:00")
        assert take(undelivered(teacher)) == Arrival.BOUNCED
    wish = MailWish.objects.get(user=teacher)
    assert (wish.bounces, wish.rhythm) == (3, Rhythm.AT_ONCE)
    assert wish.paused_at is not None
    assert teacher.notifications.filter(text__contains="come back").count() == 1
    TopicMark.objects.filter(user=teacher).update(level=Level.WATCH)
    write(teacher.pk, topic.pk)
    assert mail.outbox == []


def test_only_a_signed_notice_of_failure_counts(teacher, topic):
    assert take(undelivered(teacher, "delayed")) == Arrival.AUTOMATIC
    forged = undelivered(teacher).replace(b"reply+", b"reply+aaaa")
    assert take(forged) == Arrival.AUTOMATIC
    assert take(answer(teacher, None, **{"Auto-Submitted": "auto-replied"})) == Arrival.AUTOMATIC
    assert take(answer(teacher, None)) == Arrival.UNKNOWN
    assert not MailWish.objects.exclude(bounces=0).exists()


def test_a_private_topic_stays_private(teacher, teacher_elsewhere, own_district):
    secret = topic_on(district_board(own_district), teacher, title="Between ourselves")
    assert take(answer(teacher_elsewhere, secret)) == Arrival.REFUSED
    assert "Between ourselves" not in str(refusals()[0].message())
    assert again(secret).last_seq == 1
