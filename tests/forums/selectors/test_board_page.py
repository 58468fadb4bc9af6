"""A page of one board."""

import pytest

from clearinghouse.core.pagination import NoSuchPage
from clearinghouse.districts.enums import Role
from forums.enums import TopicKind
from forums.models import Topic
from forums.readers import reader_of
from forums.selectors.board_page import numbers_on, page_of_board
from forums.selectors.boards import board_for
from forums.services.answers import accept_answer
from forums.services.editing import take_away
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, reply_to, topic_on
from tests.factories.resources import TopicFactory
from tests.journeys import together

pytestmark = pytest.mark.django_db


def page_for(person, board, **asked):
    reader = reader_of(person)
    return page_of_board(board_for(reader, board.slug), reader, person, **asked)


def titles(found) -> list[str]:
    return [row.title for row in found.rows]


@pytest.fixture
def board(teacher):
    """Two topics of others, of which one is hidden, and three of the teacher's: one is shown, one hidden, one deleted."""
    made = BoardFactory(audience="public")
    for author, title in ((None, "Shown"), (None, "Planted"), (teacher, "Own"), (teacher, "Own hidden"), (teacher, "Own deleted")):
        topic_on(made, *([author] if author else []), title=title)
    for title, state in (("Planted", "hidden"), ("Own hidden", "hidden"), ("Own deleted", "deleted")):
        topic = Topic.objects.get(title=title)
        take_away(topic, topic.posts.get(), state)
    return made


def test_a_board_lists_and_counts_what_its_reader_finds(board, teacher, teacher_elsewhere, public):
    moderator = member(Role.MODERATOR)
    expected = {
        teacher: ["Own hidden", "Own", "Shown"],
        teacher_elsewhere: ["Own", "Shown"],
        public: ["Own", "Shown"],
        moderator: ["Own deleted", "Own hidden", "Own", "Planted", "Shown"],
    }
    for person, wanted in expected.items():
        found = page_for(person, board)
        assert (titles(found), found.page.paginator.count) == (wanted, len(wanted))
    assert page_for(public, BoardFactory(audience="public")).page.paginator.count == 0


def test_questions_and_terms_narrow_what_is_listed_and_counted(board, teacher, public):
    writing = TopicFactory(slug="writing")
    answered = topic_on(board, teacher, kind=TopicKind.QUESTION, tags=[writing], title="Answered?")
    topic_on(board, teacher, kind=TopicKind.QUESTION, tags=[writing], title="Open?")
    topic_on(board, kind=TopicKind.QUESTION, title="Open too?")
    accept_answer(reply_to(answered), actor=teacher)
    for person in (teacher, member(Role.MODERATOR), public):
        for asked, wanted in (
            ({"only": "open"}, ["Open too?", "Open?"]),
            ({"tag": "writing"}, ["Answered?", "Open?"]),
            ({"only": "open", "tag": "writing"}, ["Open?"]),
        ):
            found = page_for(person, board, **asked)
            assert (sorted(titles(found)), found.page.paginator.count) == (sorted(wanted), len(wanted))
    found = page_for(public, board, tag="snow")
    assert (found.tag, found.tags, len(found.rows)) == (None, [writing], 5), "a term of no topic here narrows nothing"


def test_each_page_goes_on_where_the_one_before_ends(teacher, public):
    board = BoardFactory(audience="public")
    for number in range(31):
        topic_on(board, title=f"Topic {number}")
    for person in (teacher, public):
        first, second = page_for(person, board), page_for(person, board, number="2")
        assert titles(first) + titles(second) == [f"Topic {number}" for number in reversed(range(31))]
        assert (second.page.number, second.page.paginator.num_pages, second.page.has_next()) == (2, 2, False)
        for nonsense in ("3", "0", "-1", "two", "9" * 9, "9" * 30):
            with pytest.raises(NoSuchPage):
                page_for(person, board, number=nonsense)


@pytest.mark.parametrize("topics", [1, 3])
def test_a_page_costs_the_same_whatever_its_length(topics, teacher, public, django_assert_num_queries):
    board = BoardFactory(audience="public")
    for _ in range(topics):
        topic_on(board, tags=[TopicFactory(), TopicFactory()])
    for person, beside, of_rows in ((teacher, 2, 2), (public, 1, 1)):
        reader = reader_of(person)
        here = board_for(reader, board.slug)
        with django_assert_num_queries(together(beside) + together(2) + together(of_rows)):
            found = page_of_board(here, reader, person)
        assert len(found.rows) == topics
        assert len(found.tags) == 2 * topics


def test_people_share_the_query_of_a_page_and_nothing_else(board, teacher, teacher_elsewhere):
    numbers_on.cache_clear()
    own, theirs = (titles(page_for(person, board)) for person in (teacher, teacher_elsewhere))
    assert ("Own hidden" in own, "Own hidden" in theirs) == (True, False)
    assert numbers_on.cache_info().currsize == 1
