"""An administrator of the consortium reads one closed board for an hour, and its district knows at once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import TOPIC
from forums.errors import NoClosedBoardThere, NothingToDecide, ReasonMissing
from forums.models import Board, BoardOpening, Flag, Post, Topic
from forums.selectors.events import standings_of_topics
from forums.selectors.people import readers_of
from forums.services.openings import end_opening, open_board
from forums.services.posting import Words, reply
from search.documents.forum_topic import KIND
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, shared_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db):
    return member(Role.CONSORTIUM_ADMINISTRATOR, first_name="Rosa", last_name="Tiller")


@pytest.fixture
def closed(own_district, teacher):
    return post_on(district_board(own_district), teacher, title="Between ourselves")


def look(closed, administrator, reason: str = "A parent complains.") -> BoardOpening:
    return open_board(closed.topic.board.get_absolute_url(), reason=reason, actor=administrator)


def test_the_district_is_told_at_once_by_site_and_mail_who_reads_and_why(closed, administrator, district_administrator, teacher):
    opening = look(closed, administrator)
    (note,) = Notification.objects.filter(kind="forum_opened")
    assert note.recipient == district_administrator
    assert note.text.startswith("Rosa Tiller, for the consortium, reads your board")
    assert note.text.endswith(": A parent complains.")
    assert OutboxMessage.objects.filter(topic=TOPIC, payload={"notification": note.pk}, due_at__lte=timezone.now()).exists()
    entry = ModelLogEntry.objects.get(action="board.opened")
    assert (entry.user, entry.data["reason"]) == (administrator, "A parent complains.")
    assert timedelta(minutes=59) < opening.until - timezone.now() <= timedelta(hours=1)
    assert look(closed, administrator) == opening, "the same again is one"
    assert list(BoardOpening.objects.visible_to(district_administrator)) == [opening]
    assert not BoardOpening.objects.visible_to(teacher).exists()


def test_nothing_else_follows_from_it_while_it_lasts_or_after(closed, administrator):
    look(closed, administrator)
    topic = closed.topic
    for rows in (Board.objects.all(), Topic.objects.all(), Post.objects.all(), Flag.objects.all()):
        assert not rows.visible_to(administrator).exists(), "no query of what one may read knows of it"
    assert standings_of_topics(administrator, [topic.pk]) == {}, "no socket, no pieces for open pages"
    assert not readers_of(topic.board).filter(pk=administrator.pk).exists(), "no mail, no mention"
    assert KIND.visible_ids(administrator, [str(topic.pk)]) == set(), "no search"
    with pytest.raises(NotAllowed):
        reply(topic, Words("I look in."), actor=administrator)


def test_it_ends_by_itself_and_sooner_where_the_district_says_so(closed, administrator, district_administrator, teacher):
    first = look(closed, administrator)
    with pytest.raises(NotAllowed):
        end_opening(first, actor=teacher)
    end_opening(first, actor=district_administrator)
    assert not again(first).is_live
    assert Notification.objects.filter(recipient=administrator, text__contains="is closed to you again").exists()
    with pytest.raises(NothingToDecide):
        end_opening(first, actor=district_administrator)
    second = look(closed, administrator)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert not again(second).is_live
        assert not BoardOpening.objects.live().exists()
    end_opening(second, actor=administrator)


def test_only_administrators_of_the_consortium_open_and_only_with_a_reason(closed, administrator, teacher, teacher_elsewhere):
    for person in (teacher_elsewhere, member(Role.MODERATOR), member(Role.DISTRICT_ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            look(closed, person)
    with pytest.raises(ReasonMissing):
        look(closed, administrator, " ")
    assert not BoardOpening.objects.exists()


def test_what_is_no_closed_board_or_read_anyway_is_not_opened(administrator, own_district, other_district, closed):
    insider = member(Role.CONSORTIUM_ADMINISTRATOR, district=own_district)
    for address, person in (
        (BoardFactory().get_absolute_url(), administrator),
        (closed.topic.board.get_absolute_url(), insider),
        ("/forums/no-such-board/", administrator),
        ("Between ourselves", administrator),
        ("", administrator),
    ):
        with pytest.raises(NoClosedBoardThere):
            open_board(address, reason="Because.", actor=person)
    shared = shared_board(own_district, other_district)
    assert open_board(shared.get_absolute_url(), reason="Because.", actor=administrator).board == shared
