"""When a topic's row is made anew."""

import re

import pytest

from clearinghouse.core import outbox
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.services.boards import update_board
from forums.services.editing import delete_post, edit_post
from forums.services.moderating import hide_post, purge_post, set_topic, show_post
from search.services.indexing import REFRESH
from search.services.rebuilding import refresh_all
from tests.factories.districts import DistrictFactory
from tests.factories.forums import BoardFactory, again, reply_to, shared_board, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def asked(topic) -> int:
    return OutboxMessage.objects.filter(key=f"forum_topic:{topic.pk}").count()


def test_whatever_is_said_taken_down_or_moved_asks_for_a_new_row(teacher, consortium_administrator) -> None:
    topic, term = topic_on(), TopicFactory()
    post = reply_to(topic, teacher)
    doomed = reply_to(topic, teacher)
    facts = {"name": topic.board.name, "description": "Words.", "audience": "public"}
    for change in (
        lambda: reply_to(topic),
        lambda: edit_post(post, text="Mended.", actor=teacher),
        lambda: hide_post(post, reason="No.", actor=consortium_administrator),
        lambda: show_post(post, actor=consortium_administrator),
        lambda: delete_post(post, actor=teacher),
        lambda: purge_post(doomed, actor=consortium_administrator),
        lambda: set_topic(topic, is_locked=True, is_pinned=False, board=topic.board, actor=consortium_administrator),
        lambda: topic.tags.add(term),
        term.save,
        lambda: update_board(topic.board, facts=facts, actor=consortium_administrator),
    ):
        OutboxMessage.objects.all().delete()
        change()
        assert asked(topic)
    again(topic).board.topics.all().delete()


MARKS = re.compile(r"</?mark>|<updated>[^<]*</updated>")
WAYS = (
    "/search/?q=zanzibar",
    "/search/?q=zanzibra",
    "/search/?q=&kind=forum_topic",
    "/search/suggest/?q=zanz",
    "/search/feed.atom?q=zanzibar",
)


@pytest.mark.parametrize("where", ["role", "shared"])
def test_what_is_said_on_a_board_of_some_is_found_by_them_and_leaves_no_trace_for_others(
    where, client_for, teacher, coordinator, teacher_elsewhere, outsider, public, own_district
) -> None:
    board = (
        BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER)
        if where == "role"
        else shared_board(own_district, DistrictFactory())
    )
    strangers = [public, outsider, coordinator if where == "role" else teacher_elsewhere]
    topic_on(title="Something to find", text="A talk for all.", board=BoardFactory(audience=BoardAudience.PUBLIC))
    refresh_all()
    before = [shown_words(client_for(person)) for person in strangers]
    topic_on(board, title="Zanzibar timetable", text="Who knows Zanzibar?", tags=[TopicFactory(name="Planted", slug="planted")])
    refresh_all()
    assert "Zanzibar timetable" in text_of(client_for(teacher), "/search/?q=zanzibar")
    assert "Zanzibar timetable" in text_of(client_for(teacher), "/search/suggest/?q=zanz")
    assert [shown_words(client_for(person)) for person in strangers] == before, (
        "results, counts, facets and suggestions are as they were"
    )


def text_of(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(MARKS.sub("", answer.content.decode()).split())


def shown_words(browser) -> list[str]:
    """What a person reads by every way in, without the tokens of forms."""
    return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(browser, address)) for address in WAYS]


def test_a_topic_that_moves_to_another_board_is_found_by_the_readers_of_that_one(
    client_for, teacher, coordinator, consortium_administrator
) -> None:
    topic = topic_on(title="Zanzibar timetable")
    refresh_all()
    assert "Zanzibar timetable" in text_of(client_for(coordinator), "/search/?q=zanzibar")
    role = BoardFactory(audience=BoardAudience.ROLE, role=Role.TEACHER)
    set_topic(topic, is_locked=False, is_pinned=False, board=role, actor=consortium_administrator)
    outbox.deliver_due(REFRESH)
    assert "Zanzibar timetable" in text_of(client_for(teacher), "/search/?q=zanzibar")
    assert "Zanzibar timetable" not in text_of(client_for(coordinator), "/search/?q=zanzibar")


def test_what_is_written_to_do_harm_is_found_as_words(client, teacher) -> None:
    topic_on(
        BoardFactory(audience=BoardAudience.PUBLIC),
        title="Zanzibar <script>alert(1)</script>",
        text="<img src=x onerror=alert(1)> [x](javascript:alert(2))",
    )
    refresh_all()
    assert client.get("/search/suggest/?q=zanz").headers["Content-Type"] == "application/json"
    for address in set(WAYS) - {"/search/suggest/?q=zanz"}:
        page = text_of(client, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
