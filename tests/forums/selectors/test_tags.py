"""Talk by the terms that it shares with the library."""

import pytest

from forums.enums import BoardAudience
from forums.selectors.tags import talk_on
from forums.services.answers import accept_answer
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 3])
def test_the_latest_few_that_one_may_read_in_as_many_queries_however_many(
    many, public, teacher, teacher_elsewhere, own_district, django_assert_num_queries
):
    term, other = TopicFactory(), TopicFactory()
    board = BoardFactory(audience=BoardAudience.PUBLIC)
    shown = [topic_on(board, tags=[term, other]).title for _ in range(many)]
    own = topic_on(district_board(own_district), tags=[term])
    with django_assert_num_queries(1):
        section = talk_on({term.pk, other.pk}, public)
    assert [entry.title for entry in section.entries] == shown[::-1], "each once, though two of its terms are asked for"
    with django_assert_num_queries(2):
        section = talk_on({term.pk}, teacher)
    assert section.entries[0].title == own.title
    assert own.title not in [entry.title for entry in talk_on({term.pk}, teacher_elsewhere).entries]


def test_an_entry_says_where_it_stands_and_whether_it_is_answered(teacher, public):
    term = TopicFactory()
    topic = topic_on(BoardFactory(audience=BoardAudience.PUBLIC, name="The hall"), teacher, tags=[term], kind="question")
    accept_answer(reply_to(topic), actor=teacher)
    entry = talk_on({term.pk}, public).entries[0]
    assert (entry.url, entry.text) == (topic.get_absolute_url(), "The hall · answered, 1 reply")


def test_where_nothing_is_said_there_is_no_section(public):
    topic_on(tags=[TopicFactory()])
    assert talk_on({TopicFactory().pk}, public) is None


def test_a_board_names_the_terms_that_are_talked_of_there_and_shows_the_topics_of_one(client, client_for, teacher):
    board = BoardFactory(audience=BoardAudience.PUBLIC)
    used, elsewhere, hidden = (TopicFactory(name=name, slug=name.lower()) for name in ("Writing", "Snow", "Planted"))
    topic_on(board, tags=[used], title="Which drafts?", kind="question")
    topic_on(board, title="Who drives?")
    topic_on(tags=[elsewhere])
    topic_on(BoardFactory(audience=BoardAudience.PUBLIC, is_moderated=True), tags=[hidden])
    page = client.get(board.get_absolute_url()).content.decode()
    assert 'href="?tag=writing"' in page
    assert "Planted" not in page
    for browser in (client, client_for(teacher)):
        page = browser.get(board.get_absolute_url() + "?tag=writing&only=open").content.decode()
        assert "Which drafts?" in page
        assert "Who drives?" not in page
    for nonsense in ("?tag=snow", "?tag=" + "x" * 300):
        assert "Who drives?" in client.get(board.get_absolute_url() + nonsense).content.decode(), (
            "a term of no topic here narrows nothing"
        )
