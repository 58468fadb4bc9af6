"""Reading: boards, topics, and the addresses of posts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, Level, TopicKind
from forums.models import BoardMark, TopicMark
from forums.services.answers import accept_answer
from forums.services.editing import take_away
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, replies_to, reply_to, topic_on
from tests.factories.pd_events import EventFactory
from tests.factories.resources import TopicFactory, review_page
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db


def page_of(browser, address) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_visitor_reads_public_boards_and_learns_nothing_of_others(client, own_district):
    public = BoardFactory(audience=BoardAudience.PUBLIC, name="Snow days")
    topic = topic_on(public, title="How do you plan for ice?")
    secret = topic_on(district_board(own_district, name="Staff room"), title="Between ourselves")
    index = page_of(client, "/forums/")
    assert "Snow days" in index
    assert "How do you plan for ice?" in index
    assert "Staff room" not in index
    assert "Between ourselves" not in index
    assert "Start a topic" not in page_of(client, public.get_absolute_url())
    assert "Sign in" in page_of(client, topic.get_absolute_url())
    for address in (secret.board.get_absolute_url(), secret.get_absolute_url(), secret.posts.get().get_absolute_url()):
        assert client.get(address).status_code == 404


def test_a_topic_page_shows_who_writes_from_where_and_what_it_is_about(client_for, teacher, own_district):
    tag = TopicFactory(name="First books tag", slug="first-books-tag")
    topic = topic_on(
        author=teacher, title="Who has tried it?", subject=review_page("Reading First"), tags=[tag], text="Tell **me**."
    )
    page = page_of(client_for(teacher), topic.get_absolute_url())
    for part in (
        "Who has tried it?",
        "<strong>me</strong>",
        own_district.name,
        "Teacher",
        "Reading First",
        "First books tag",
        'id="post-1"',
    ):
        assert part in page


def test_a_post_has_one_address_that_leads_to_its_page(client_for, teacher):
    topic = topic_on()
    last = replies_to(topic, 21)[-1]
    browser = client_for(teacher)
    assert browser.get(f"/forums/posts/{last.pk}/").url == f"/forums/topics/{topic.pk}/?page=2#post-22"
    assert 'id="post-22"' in page_of(browser, f"/forums/topics/{topic.pk}/?page=2")
    assert browser.get(f"/forums/topics/{topic.pk}/?page=3").status_code == 404


def test_reading_marks_as_read_and_the_next_visit_says_what_is_new(client_for, teacher):
    topic = topic_on()
    browser = client_for(teacher)
    assert "New since you read" not in page_of(browser, topic.get_absolute_url())
    reply_to(topic, text="Later words.")
    assert "1 new" in page_of(browser, topic.board.get_absolute_url())
    page = page_of(browser, topic.get_absolute_url())
    assert page.index("New since you read") < page.index("Later words.")
    assert "New since you read" not in page_of(browser, topic.get_absolute_url())
    assert TopicMark.objects.get(user=teacher).read_seq == 2


def test_asking_for_the_head_alone_reads_nothing(client_for, teacher):
    topic = topic_on()
    client_for(teacher).head(topic.get_absolute_url())
    assert not TopicMark.objects.filter(user=teacher).exists()


def test_what_is_taken_down_is_on_nobodys_page_but_its_authors_and_moderators(client_for, teacher, teacher_elsewhere):
    topic = topic_on()
    post = reply_to(topic, teacher, "Planted words.")
    take_away(post.topic, post, "hidden")
    for person, reads in ((teacher, True), (member(Role.MODERATOR), True), (teacher_elsewhere, False)):
        browser = client_for(person)
        assert ("Planted words." in page_of(browser, topic.get_absolute_url())) == reads
        assert browser.get(f"/forums/posts/{post.pk}/").status_code == (302 if reads else 404)
        assert browser.get(f"/forums/posts/{post.pk}/history/").status_code == (200 if reads else 404)


def test_an_accepted_answer_is_named_at_the_top_and_the_question_can_be_opened_again(client_for, teacher):
    topic = topic_on(author=teacher, kind=TopicKind.QUESTION)
    answer = reply_to(topic)
    browser = client_for(teacher)
    browser.post(f"/forums/posts/{answer.pk}/accept/")
    page = page_of(browser, topic.get_absolute_url())
    assert "Accepted as the answer" in page
    assert f"/forums/posts/{answer.pk}/" in page
    browser.post(f"/forums/topics/{topic.pk}/open/")
    assert again(topic).answer is None
    assert "cannot be that" in browser.post(f"/forums/posts/{topic.posts.get(seq=1).pk}/accept/", follow=True).content.decode()


def test_a_person_chooses_what_they_hear(client_for, teacher):
    topic = topic_on()
    browser = client_for(teacher)
    for level in Level.values:
        browser.post(f"/forums/topics/{topic.pk}/hear/", {"level": level})
        assert TopicMark.objects.get(user=teacher).level == level
    assert browser.post(f"/forums/topics/{topic.pk}/hear/", {"level": "loud"}).status_code == 404
    browser.post(f"/forums/{topic.board.slug}/hear/", {"level": "watch"})
    assert BoardMark.objects.get(user=teacher).level == Level.WATCH


def test_a_board_is_marked_as_read_up_to_the_moment_of_the_page(client_for, teacher):
    topic = topic_on()
    browser = client_for(teacher)
    address = topic.board.get_absolute_url()
    assert "unread" in page_of(browser, address)
    for until in ("nonsense", "2020-01-01T00:00:00+00:00", "2026-02-30T00:00:00", ""):
        browser.post(f"{address}read/", {"until": until})
    assert 'class="unread"' not in page_of(browser, address)


QUERIES = {"visitor": 7, "member": 12}


@pytest.mark.parametrize("replies", [1, 19])
def test_a_topic_costs_the_same_few_queries_whatever_is_said_in_it(replies, client, client_for, teacher):
    question = topic_on(
        BoardFactory(audience=BoardAudience.PUBLIC),
        kind=TopicKind.QUESTION,
        subject=review_page("First books"),
        tags=[TopicFactory()],
    )
    accept_answer(replies_to(question, replies)[0], actor=question.author)
    another = topic_on(question.board, subject=review_page("Second books"))
    member_page = client_for(teacher)
    member_page.get(question.get_absolute_url())
    counts = {}
    for name, browser, headers in (("visitor", client, ENDED_SESSION), ("member", member_page, {})):
        forget_everything()
        browser.get(another.get_absolute_url(), headers=headers)  # what a process keeps for an hour is there
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(question.get_absolute_url(), headers=headers).status_code == 200
        counts[name] = len(caught)
    assert counts["visitor"] <= QUERIES["visitor"], counts
    assert counts["member"] <= QUERIES["member"], counts


@pytest.mark.parametrize("topics", [1, 12])
def test_so_does_a_board(topics, client, client_for, teacher):
    board = BoardFactory(audience=BoardAudience.PUBLIC)
    for _ in range(topics):
        topic_on(board)
    for name, browser, headers in (("visitor", client, ENDED_SESSION), ("member", client_for(teacher), {})):
        forget_everything()
        browser.get("/forums/", headers=headers)
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(board.get_absolute_url(), headers=headers).status_code == 200
        assert len(caught) <= QUERIES[name], [query["sql"][:90] for query in caught.captured_queries]


def test_what_is_said_about_a_training_stands_on_its_page_and_another_topic_begins_there(client, client_for, teacher, own_district):
    event = EventFactory(audience="public")
    topic_on(BoardFactory(audience=BoardAudience.PUBLIC), subject=event, title="Who goes?")
    topic_on(district_board(own_district), subject=event, title="Between ourselves")
    page = page_of(client, event.get_absolute_url())
    assert "Who goes?" in page
    assert "Between ourselves" not in page
    assert "Start a topic about this" not in page
    browser = client_for(teacher)
    page = page_of(browser, event.get_absolute_url())
    assert "Between ourselves" in page
    assert f"/forums/?about=event-{event.pk}" in page
    board = BoardFactory()
    assert f"/forums/{board.slug}/new/?about=event-{event.pk}" in page_of(browser, f"/forums/?about=event-{event.pk}")
    assert "?about=" not in page_of(client, f"/forums/?about=event-{event.pk}")
