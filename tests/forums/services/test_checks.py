"""What is asked of words before they are sent."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.resources.student_data import digest_of
from forums.errors import LooksLikeStudents, SaidAlready, TooFast
from forums.services.checks import check_pace, look_for_students, waiting
from tests.factories.forums import BoardFactory, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db

TELLING = "Jamie in grade 4 has an IEP, what do I do?"


def test_words_that_may_tell_of_a_student_are_stopped_until_somebody_has_looked(caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(LooksLikeStudents) as no:
        look_for_students(["Help", TELLING], known=[], looked_at="")
    assert "Jamie" not in no.value.message
    assert "Jamie" not in caplog.text
    look_for_students(["Help", TELLING], known=[], looked_at=digest_of("Help", TELLING))
    with pytest.raises(LooksLikeStudents):
        look_for_students(["Help", TELLING + " Tomorrow."], known=[], looked_at=digest_of("Help", TELLING))


def test_names_of_districts_and_of_colleagues_are_nobodys(own_district):
    look_for_students([f"In {own_district.name} grade 4 reads at noon."], known=[], looked_at="")
    look_for_students(["@Rosa Tiller, how is grade 4?"], known=["Rosa Tiller"], looked_at="")
    with pytest.raises(LooksLikeStudents):
        look_for_students(["@Rosa Tiller, how is grade 4?"], known=[], looked_at="")


def test_who_writes_very_fast_is_told_how_long_to_wait(teacher):
    topic = topic_on()
    for _ in range(6):
        reply_to(topic, teacher)
    with pytest.raises(TooFast, match=r"Wait \d+ seconds"):
        check_pace(teacher, "One more")
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        check_pace(teacher, "One more")


def test_moderators_are_not_asked(consortium_administrator):
    topic = topic_on()
    for _ in range(8):
        reply_to(topic, consortium_administrator)


def test_the_same_words_within_a_few_minutes_are_not_taken_twice(teacher):
    post_on(BoardFactory(), teacher, text="The same.")
    with pytest.raises(SaidAlready):
        check_pace(teacher, "The same.")
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        check_pace(teacher, "The same.")


def test_waits_are_said_in_words():
    assert [waiting(seconds) for seconds in (1, 59, 121)] == ["1 second", "59 seconds", "3 minutes"]
