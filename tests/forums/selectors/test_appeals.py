"""Appeals in the queue of those who may decide them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.models import Appeal
from forums.readers import VISITOR, reader_of
from forums.selectors.appeals import appeals_for
from forums.selectors.calendars import appeals_with_time_waited
from forums.selectors.moderation import Wanted, duty_of, queue_for
from forums.services.appealing import appeal, decide_appeal
from forums.services.measures import warn_author
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on
from tests.forums.services.test_measures import quiet

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/New_York"))


def asked_about(board, author, moderator) -> Appeal:
    """An appeal of this author against what the moderator wrote with a post of theirs."""
    return appeal(warn_author(reply_to(topic_on(board), author), reason="Gently.", actor=moderator), text="Please.", actor=author)


@pytest.mark.parametrize("number", [1, 3])
def test_appeals_wait_in_the_queue_the_oldest_first_in_three_queries(number, teacher, own_district, django_assert_num_queries):
    first, second = member(Role.MODERATOR), member(Role.MODERATOR, district=own_district)
    waiting = []
    for hour in range(number):
        with time_machine.travel(TUESDAY + timedelta(hours=hour), tick=False):
            waiting.append(asked_about(BoardFactory(), teacher, first))
    reader = reader_of(second)
    with time_machine.travel(TUESDAY + timedelta(days=1), tick=False), django_assert_num_queries(3):
        found = appeals_with_time_waited(list(appeals_for(reader)), second)
        assert [(one.decision.person, one.decision.post.topic.board.name != "") for one in found] == [(teacher, True)] * number
    assert found == waiting
    assert found[0].waited == "1 school day"
    with django_assert_num_queries(3):
        assert duty_of(reader).waiting == number
    decide_appeal(waiting[0], undo=False, answer="It stays.", actor=second)
    assert list(appeals_for(reader)) == waiting[1:]


def test_nobody_is_asked_about_their_own_decision_or_their_own_appeal(
    teacher, own_district, district_administrator, django_assert_num_queries
):
    first, second = member(Role.MODERATOR), member(Role.MODERATOR)
    ours, mine = asked_about(BoardFactory(), teacher, first), asked_about(BoardFactory(), second, first)
    own = asked_about(district_board(own_district), teacher, district_administrator)
    beside = member(Role.DISTRICT_ADMINISTRATOR, district=own_district)
    queues = {person: list(appeals_for(reader_of(person))) for person in (first, second, teacher, district_administrator, beside)}
    assert queues == {first: [], second: [ours], teacher: [], district_administrator: [], beside: [own]}
    assert duty_of(reader_of(first)).waiting == duty_of(reader_of(district_administrator)).waiting == 0
    assert (duty_of(reader_of(second)).waiting, duty_of(reader_of(beside)).waiting) == (1, 1)
    assert mine in appeals_for(reader_of(member(Role.MODERATOR)))
    with django_assert_num_queries(0):
        assert not appeals_for(VISITOR)
        assert appeals_with_time_waited([], teacher) == []


def test_what_narrows_the_queue_to_posts_leaves_appeals_out(teacher):
    first, reader = member(Role.MODERATOR), reader_of(member(Role.MODERATOR))
    board = BoardFactory(is_moderated=True)
    post, asked = post_on(board), asked_about(BoardFactory(), teacher, first)
    silenced = appeal(quiet(teacher, first), text="Please.", actor=teacher)
    here = asked.decision.post.topic.board_id
    assert list(appeals_for(reader, Wanted(kind="appealed"))) == list(appeals_for(reader)) == [asked, silenced]
    assert list(appeals_for(reader, Wanted(board=here))) == [asked]
    assert not list(queue_for(reader, Wanted(kind="appealed")))
    assert list(queue_for(reader)) == [post]
    for wanted in (Wanted(board=board.pk), Wanted(kind="new"), Wanted(reason=FlagReason.OTHER), Wanted(whose="free")):
        assert not appeals_for(reader, wanted), wanted
