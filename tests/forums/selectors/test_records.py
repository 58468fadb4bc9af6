"""What moderators decided about a person."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.readers import reader_of
from forums.selectors.records import records_of, silence_on
from forums.services.flagging import flag_post
from forums.services.measures import warn_author
from forums.services.moderating import hide_post
from tests.factories.districts import member
from tests.factories.forums import district_board, reply_to, topic_on
from tests.forums.services.test_measures import quiet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posts", [1, 3])
def test_a_record_is_of_its_own_boards_with_a_fixed_number_of_queries(
    posts, teacher, teacher_elsewhere, own_district, district_administrator, django_assert_num_queries
):
    moderator = member(Role.MODERATOR)
    talk, own = topic_on(), topic_on(district_board(own_district))
    for _ in range(posts):
        post = reply_to(talk, teacher)
        flag_post(post, reason=FlagReason.UNKIND, actor=teacher_elsewhere)
        hide_post(post, reason="No.", actor=moderator)
    warn_author(reply_to(own, teacher), reason="Between ourselves.", actor=district_administrator)
    reader = reader_of(moderator)
    with django_assert_num_queries(3):
        (record,) = records_of(teacher, reader)
        assert [str(one.post.topic) for one in record.decisions] == [str(talk)] * posts
    assert (record.posts, record.taken_down, record.reports, record.heading) == (posts, posts, posts, "On the consortium’s boards")
    (record,) = records_of(teacher, reader_of(district_administrator))
    assert [one.reason for one in record.decisions] == ["Between ourselves."]
    assert record.heading == "On the boards of Alder Creek"


def test_whoever_wrote_nothing_there_has_no_record_and_whoever_keeps_none_reads_none(
    teacher, teacher_elsewhere, district_administrator
):
    reply_to(topic_on(), teacher)
    assert records_of(teacher_elsewhere, reader_of(member(Role.MODERATOR))) == []
    for reader in (teacher, district_administrator):
        assert records_of(teacher, reader_of(reader)) == []


def test_the_silence_of_these_boards_is_found_and_no_other(teacher, own_district):
    moderator = member(Role.MODERATOR)
    talk, own = topic_on(), topic_on(district_board(own_district))
    reply_to(talk, teacher)
    held = quiet(teacher, moderator)
    assert silence_on(teacher.pk, talk.board) == held
    assert silence_on(teacher.pk, own.board) is None
    assert records_of(teacher, reader_of(moderator))[0].silence == held
