"""Who reads which board, topic and post: boards of districts are closed to everybody else, whatever they are elsewhere."""

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, PostState
from forums.models import Board, Post, Topic, TopicMark
from forums.readers import reader_of
from forums.services.editing import take_away
from tests.factories.accounts import UserFactory
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, shared_board, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def boards(own_district, other_district) -> dict[str, Board]:
    return {
        "public": BoardFactory(audience=BoardAudience.PUBLIC),
        "members": BoardFactory(),
        "role": BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER),
        "own": district_board(own_district),
        "other": district_board(other_district),
        "shared": shared_board(other_district, own_district),
    }


def seen(boards, person, rows=Board.objects) -> set[str]:
    visible = set(rows.visible_to(person).values_list("pk", flat=True))
    return {name for name, board in boards.items() if board.pk in visible}


def test_each_person_reads_the_boards_of_their_places_and_roles(boards, public, outsider, teacher, coordinator, teacher_elsewhere):
    assert seen(boards, public) == seen(boards, None) == seen(boards, outsider) == {"public"}
    assert seen(boards, teacher) == {"public", "members", "role", "own", "shared"}
    assert seen(boards, coordinator) == {"public", "members", "own", "shared"}
    assert seen(boards, teacher_elsewhere) == {"public", "members", "role", "other", "shared"}


def test_administrators_of_the_consortium_do_not_read_what_another_district_says_among_itself(boards, consortium_administrator):
    elsewhere = member(Role.CONSORTIUM_ADMINISTRATOR)
    superuser = UserFactory(is_superuser=True, is_staff=True)
    assert seen(boards, elsewhere) == seen(boards, superuser) == {"public", "members", "role"}
    assert "other" not in seen(boards, consortium_administrator)


def test_a_place_that_ended_opens_nothing_any_more(boards, teacher):
    teacher.memberships.update(ended_at=timezone.now())
    assert seen(boards, teacher) == {"public"}
    teacher.is_active = False
    assert reader_of(teacher).user_id is None


def test_topics_and_posts_follow_their_board(boards, public, teacher, consortium_administrator):
    for board in boards.values():
        post_on(board)
    for person in (public, teacher, consortium_administrator):
        readable = set(Board.objects.visible_to(person).values_list("pk", flat=True))
        assert set(Topic.objects.visible_to(person).values_list("board", flat=True)) == readable
        assert set(Post.objects.visible_to(person).values_list("topic__board", flat=True)) == readable


def test_who_moderates_a_board_is_whom_it_names_who_oversees_all_and_who_administers_the_district(
    boards, own_district, teacher, coordinator, district_administrator, consortium_administrator
):
    boards["members"].moderators.add(teacher)
    boards["other"].moderators.add(teacher)

    def moderated(person) -> set[str]:
        pks = set(Board.objects.moderated_by(reader_of(person)).values_list("pk", flat=True))
        return {name for name, board in boards.items() if board.pk in pks}

    assert moderated(teacher) == {"members"}, "a board that one may not read is not one's to moderate"
    assert moderated(coordinator) == set()
    assert moderated(district_administrator) == {"own", "shared"}
    assert moderated(consortium_administrator) == {"public", "members", "role"}
    assert moderated(member(Role.MODERATOR)) == {"public", "members", "role"}
    assert not Board.objects.moderated_by(reader_of(None)).exists()


@pytest.mark.parametrize("state", [PostState.WAITING, PostState.HIDDEN, PostState.DELETED])
def test_what_is_not_shown_is_there_for_its_author_and_moderators_alone(state, teacher, teacher_elsewhere):
    topic = topic_on()
    post = reply_to(topic, teacher)
    take_away(post.topic, post, state)
    moderator = member(Role.MODERATOR)
    readers = {person for person in (teacher, teacher_elsewhere, moderator, None) if post in Post.objects.visible_to(person)}
    assert readers == ({moderator} if state == PostState.DELETED else {teacher, moderator})


@pytest.mark.parametrize("state", [PostState.WAITING, PostState.HIDDEN, PostState.DELETED])
def test_so_is_a_topic_whose_first_post_is_not_shown(state, teacher, teacher_elsewhere):
    post = post_on(BoardFactory(audience=BoardAudience.PUBLIC), teacher)
    take_away(post.topic, post, state)
    assert post.topic not in Topic.objects.visible_to(teacher_elsewhere)
    assert post.topic not in Topic.objects.visible_to(None)
    assert (post.topic in Topic.objects.visible_to(teacher)) == (state != PostState.DELETED)
    assert post not in Post.objects.visible_to(teacher_elsewhere)


def test_marks_are_a_persons_own_and_only_of_what_they_still_read(teacher, teacher_elsewhere, own_district):
    topic_on(district_board(own_district), teacher)
    assert TopicMark.objects.visible_to(teacher).count() == 1
    assert not TopicMark.objects.visible_to(teacher_elsewhere).exists()
    assert not TopicMark.objects.visible_to(None).exists()
    teacher.memberships.update(ended_at=timezone.now())
    assert not TopicMark.objects.visible_to(teacher).exists()
