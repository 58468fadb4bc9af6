"""How a person wants mail of the forums."""

from datetime import date

import pytest
from django.utils import timezone

from forums.enums import Rhythm
from forums.models import MailWish
from forums.selectors.letters import wish_of
from forums.services.wishes import end_reply_addresses, read_stop_letters, set_rhythm, stop_letters_url, take_turn

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def test_a_choice_is_kept_and_ends_a_pause(teacher):
    MailWish.objects.create(user=teacher, paused_at=timezone.now(), bounces=3)
    set_rhythm(teacher, rhythm=Rhythm.WEEKLY)
    wish = wish_of(teacher)
    assert (wish.rhythm, wish.paused_at, wish.bounces) == (Rhythm.WEEKLY, None, 0)


def test_a_turn_is_taken_once(teacher):
    assert not take_turn(teacher.pk, day=MONDAY, since=MONDAY)
    set_rhythm(teacher, rhythm=Rhythm.DAILY)
    assert take_turn(teacher.pk, day=MONDAY, since=MONDAY)
    assert not take_turn(teacher.pk, day=MONDAY, since=MONDAY)
    assert take_turn(teacher.pk, day=TUESDAY, since=TUESDAY)
    set_rhythm(teacher, rhythm=Rhythm.NONE)
    assert not take_turn(teacher.pk, day=date(2026, 12, 2), since=date(2026, 12, 2))


def test_the_link_that_ends_mail_is_ours_or_nobodys(teacher):
    token = stop_letters_url(teacher.pk).split("/")[-2]
    assert read_stop_letters(token) == teacher
    for bad in ("", "x", token[:-1], token.replace(":", "")):
        assert read_stop_letters(bad) is None
    teacher.is_active = False
    teacher.save()
    assert read_stop_letters(token) is None


def test_addresses_for_answers_are_ended_by_a_number_that_rises(teacher):
    end_reply_addresses(teacher)
    end_reply_addresses(teacher)
    assert wish_of(teacher).reply_version == 2
