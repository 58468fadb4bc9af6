"""What moderators look at."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import FlagReason
from forums.readers import VISITOR, reader_of
from forums.selectors.moderation import Wanted, boards_to_move_to, claim_on, duty_of, notes_on, queue_for, reports_on
from forums.services.claiming import claim_post, leave_note
from forums.services.flagging import flag_post
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posts", [1, 3])
def test_the_queue_holds_what_waits_and_what_is_reported_on_ones_own_boards(
    posts, teacher, own_district, django_assert_num_queries
):
    moderator = member(Role.MODERATOR)
    board, talk = BoardFactory(is_moderated=True), topic_on()
    waiting = [post_on(board) for _ in range(posts)]
    reported = [reply_to(talk) for _ in range(posts)]
    for post in reported:
        flag_post(post, reason=FlagReason.UNKIND, actor=teacher)
    post_on(district_board(own_district, is_moderated=True))
    reader = reader_of(moderator)
    with django_assert_num_queries(3):
        found = list(queue_for(reader))
        assert [flag.reporter for post in found for flag in post.reports] == [teacher] * posts
    assert set(found) == {*waiting, *reported}
    assert duty_of(reader).waiting == 2 * posts
    assert [flag.reporter for flag in reports_on(reported[0])] == [teacher]


def test_whoever_moderates_nothing_has_no_duty(teacher, district_administrator, own_district, django_assert_num_queries):
    BoardFactory(is_moderated=True)
    assert not duty_of(reader_of(teacher)).moderates
    assert not list(queue_for(reader_of(teacher)))
    with django_assert_num_queries(0):
        assert not duty_of(VISITOR).moderates
    own = district_board(own_district)
    assert duty_of(reader_of(district_administrator)).moderates
    assert boards_to_move_to(reader_of(district_administrator)) == [own]


def test_the_queue_is_narrowed_and_what_may_tell_of_a_student_comes_first(teacher):
    moderator, other = member(Role.MODERATOR), member(Role.MODERATOR)
    reader = reader_of(moderator)
    board, talk = BoardFactory(is_moderated=True), topic_on()
    new, unkind, student = post_on(board), reply_to(talk), reply_to(talk)
    flag_post(unkind, reason=FlagReason.UNKIND, actor=teacher)
    flag_post(student, reason=FlagReason.STUDENT, actor=teacher)
    claim_post(new, actor=other)
    claim_post(unkind, actor=moderator)
    leave_note(unkind, text="Asked her.", actor=other)
    assert [post.pk for post in queue_for(reader)] == [student.pk, new.pk, unkind.pk]

    def narrowed(**wanted) -> list[int]:
        return [post.pk for post in queue_for(reader, Wanted(**wanted))]

    assert narrowed(board=board.pk) == [new.pk]
    assert narrowed(kind="reported") == [student.pk, unkind.pk]
    assert narrowed(kind="new") == [new.pk]
    assert narrowed(reason=FlagReason.UNKIND) == [unkind.pk]
    assert narrowed(whose="mine") == [unkind.pk]
    assert narrowed(whose="free") == [student.pk]
    assert [note.text for note in notes_on(unkind)] == ["Asked her."]
    assert claim_on(new).moderator == other
    assert claim_on(student) is None
    (line,) = queue_for(reader, Wanted(whose="mine"))
    assert (line.last_note, line.claim.moderator) == ("Asked her.", moderator)
