"""Moderators share what waits: one is on it, others are told so."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.errors import NoteMissing, NothingWaits, SomebodyIsOnIt
from forums.models import Claim, HandOverNote
from forums.services.claiming import claim_post, leave_note, release_post
from forums.services.flagging import flag_post
from forums.services.moderating import hide_post, purge_post, show_post
from pd_events.models import ClosedDay
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderators(db):
    return member(Role.MODERATOR, first_name="Rosa", last_name="Tiller"), member(Role.MODERATOR)


@pytest.fixture
def waiting(db):
    return post_on(BoardFactory(is_moderated=True))


def test_one_moderator_is_on_it_and_others_are_told_who_and_until_when(moderators, waiting):
    rosa, other = moderators
    claim = claim_post(waiting, actor=rosa)
    until = f"{timezone.localtime(claim.until):%-I:%M %p}"
    for deed in (claim_post, release_post, show_post):
        with pytest.raises(SomebodyIsOnIt, match=f"Rosa Tiller is on it until {until}"):
            deed(waiting, actor=other)
    with pytest.raises(SomebodyIsOnIt):
        hide_post(waiting, reason="No.", actor=other)
    assert claim_post(waiting, actor=rosa).pk == claim.pk, "one's own is renewed"
    show_post(waiting, actor=rosa)
    assert not Claim.objects.exists(), "what is decided is nobody's to do any more"


def test_a_claim_that_is_let_go_or_has_lapsed_is_anybodys(moderators, waiting):
    rosa, other = moderators
    claim_post(waiting, actor=rosa)
    release_post(waiting, actor=rosa)
    claim_post(waiting, actor=other)
    with time_machine.travel(timezone.now() + timedelta(hours=4, minutes=1), tick=False):
        assert claim_post(waiting, actor=rosa).moderator == rosa
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    ("at", "until"),
    [("2026-11-24 09:00", "11:00"), ("2026-11-24 07:00", "10:00"), ("2026-11-24 15:00", "19:00"), ("2026-11-28 09:00", "13:00")],
)
def test_a_claim_lasts_two_hours_of_a_school_day_and_four_otherwise(at, until, moderators, waiting):
    now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
    with time_machine.travel(now, tick=False):
        claim = claim_post(waiting, actor=moderators[0])
    assert f"{timezone.localtime(claim.until):%H:%M}" == until


def test_a_day_off_of_the_district_is_no_school_day(moderators, waiting, own_district, district_administrator):
    rosa, _ = moderators
    own = post_on(district_board(own_district, is_moderated=True))
    for district in (own_district, rosa.memberships.get().district):
        ClosedDay.objects.create(district=district, first=date(2026, 11, 24), last=date(2026, 11, 24), name="Snow")
    now = datetime.fromisoformat("2026-11-24 09:00").replace(tzinfo=ZoneInfo("America/New_York"))
    with time_machine.travel(now, tick=False):
        for post, moderator in ((own, district_administrator), (waiting, rosa)):
            assert claim_post(post, actor=moderator).until == now + timedelta(hours=4)


def test_what_tells_of_a_student_waits_for_nobody(moderators, waiting):
    rosa, other = moderators
    claim_post(waiting, actor=rosa)
    leave_note(waiting, text="It names Wren.", actor=rosa)
    purge_post(waiting, actor=other)
    assert not HandOverNote.objects.exists(), "a note may repeat what should be gone"


def test_nothing_is_claimed_where_nothing_waits(moderators, teacher):
    post = reply_to(topic_on())
    with pytest.raises(NothingWaits):
        claim_post(post, actor=moderators[0])
    flag_post(post, reason=FlagReason.OTHER, actor=teacher)
    assert claim_post(post, actor=moderators[0])


def test_a_note_says_something_and_is_for_moderators_of_the_board(moderators, waiting, teacher, district_administrator):
    with pytest.raises(NoteMissing):
        leave_note(waiting, text=" \n ", actor=moderators[0])
    note = leave_note(waiting, text="I have  asked her.", actor=moderators[0])
    assert note.text == "I have asked her."
    assert list(HandOverNote.objects.visible_to(moderators[1])) == [note]
    for person in (teacher, district_administrator):
        assert not HandOverNote.objects.visible_to(person).exists()


def test_nobody_claims_what_is_not_theirs(moderators, waiting, teacher, own_district):
    own = post_on(district_board(own_district, is_moderated=True))
    for post, person in ((waiting, teacher), (own, moderators[0])):
        for deed in (claim_post, release_post):
            with pytest.raises(NotAllowed):
                deed(post, actor=person)
        with pytest.raises(NotAllowed):
            leave_note(post, text="Hm.", actor=person)
