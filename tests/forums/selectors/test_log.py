"""What moderators did, from the audit trail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clearinghouse.districts.enums import Role
from forums.enums import WatchedAction
from forums.readers import reader_of
from forums.selectors.log import Asked, lines_of, log_for
from forums.services.measures import warn_author
from forums.services.moderating import hide_post, purge_post, set_topic, show_post
from forums.services.watching import watch_for
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on
from tests.forums.services.test_measures import quiet

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR, first_name="Rosa", last_name="Tiller")


def lines(person, **asked) -> list[str]:
    return [line.what for line in lines_of(log_for(reader_of(person), Asked(**asked)))]


@pytest.mark.parametrize("times", [1, 3])
def test_the_log_names_who_did_what_and_why_in_a_fixed_number_of_queries(times, moderator, teacher, django_assert_num_queries):
    talk = topic_on(title="Buses")
    for _ in range(times):
        post = reply_to(talk, teacher)
        warn_author(post, reason="Gently.", actor=moderator)
        hide_post(post, reason="It names a colleague.", actor=moderator)
    quiet(teacher, moderator)
    reader = reader_of(moderator)
    lines_of(log_for(reader))  # content types are asked once a process
    with django_assert_num_queries(5):
        found = lines_of(log_for(reader))
    assert len(found) == 2 * times + 1
    assert (found[0].about, found[0].url) == (str(teacher), f"/forums/people/{teacher.pk}/")
    hidden = found[1]
    assert (hidden.who, hidden.what, hidden.board) == ("Rosa Tiller", "Post taken down", str(talk.board))
    assert (hidden.about, hidden.reason) == (f"#{times + 1} in Buses", "It names a colleague.")


def test_a_log_is_for_its_own_boards_and_the_consortium_reads_no_districts(
    moderator, teacher, district_administrator, own_district
):
    own = reply_to(topic_on(district_board(own_district)), teacher)
    hide_post(own, reason="Between ourselves.", actor=district_administrator)
    watch_for(["lunch"], action=WatchedAction.ASK, district=own_district, actor=district_administrator)
    assert lines(moderator) == []
    assert lines(member(Role.CONSORTIUM_ADMINISTRATOR)) == []
    assert lines(district_administrator) == ["A word is watched for", "Post taken down"]
    hide_post(reply_to(topic_on(), teacher), reason="No.", actor=moderator)
    assert lines(moderator) == ["Post taken down"]
    assert len(lines(district_administrator)) == 2
    assert lines(teacher) == []


def test_the_log_is_narrowed_by_board_deed_and_day(moderator, teacher):
    post, other = reply_to(topic_on(), teacher), reply_to(topic_on(), teacher)
    for one in (post, other):
        hide_post(one, reason="No.", actor=moderator)
    show_post(other, actor=moderator)
    assert lines(moderator, board=post.topic.board_id) == ["Post taken down"]
    assert lines(moderator, action="post.shown") == ["Post stands"]
    assert len(lines(moderator, since=timezone.localdate() - timedelta(days=1))) == 3
    assert lines(moderator, since=date(2099, 1, 1)) == []
    assert len(lines(moderator, action="nonsense")) == 3


def test_nothing_of_what_was_purged_stands_in_the_log_or_the_trail(moderator, teacher):
    post = post_on(BoardFactory(), teacher, title="Planted title", text="Planted words.")
    set_topic(post.topic, is_locked=False, is_pinned=True, board=post.topic.board, actor=moderator)
    hide_post(post, reason="It says planted.", actor=moderator)
    purge_post(post, actor=moderator)
    told = " ".join(str(line) for line in lines_of(log_for(reader_of(moderator))))
    assert "lanted" not in told
    assert "Taken down" in told
    assert not ModelLogEntry.objects.filter(label__contains="lanted").exists()
