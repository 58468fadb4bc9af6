"""Where talk shows up by what it is about: the thing's own page, the term's page in the library, and a list of all of it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearinghouse.core.models import ContentVersion
from clearinghouse.districts.enums import Audience
from forums.enums import BoardAudience
from forums.services.moderating import hide_post
from tests.factories.challenges import ChallengeFactory
from tests.factories.forums import BoardFactory, district_board, post_on, reply_to, topic_on
from tests.factories.resources import TopicFactory, practice_page, review_page

pytestmark = pytest.mark.django_db
ENDED_SESSION = {"cookie": "sessionid=ended"}


def text_of(browser, address: str, **options) -> str:
    answer = browser.get(address, **options)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


@pytest.fixture
def open_board(db):
    return BoardFactory(audience=BoardAudience.PUBLIC, name="Everybody’s hall")


@pytest.mark.parametrize("make", [lambda: review_page("First books"), lambda: practice_page("Small steps"), ChallengeFactory])
def test_a_page_shows_the_talk_about_it_that_one_may_read_and_the_way_to_more(
    make, client, client_for, teacher, teacher_elsewhere, own_district, open_board
):
    thing = make()
    topic_on(open_board, subject=thing, title="Who has tried it?")
    topic_on(district_board(own_district), subject=thing, title="Between ourselves")
    page = text_of(client, thing.url)
    assert "Talk about this" in page
    assert "Who has tried it?" in page
    assert "Between ourselves" not in page
    assert "Start a topic about this" not in page, "visitors write nothing"
    assert "Between ourselves" not in text_of(client_for(teacher_elsewhere), thing.url)
    page = text_of(client_for(teacher), thing.url)
    assert "Between ourselves" in page
    assert "Start a topic about this" in page


def test_a_new_topic_is_on_a_visitors_page_at_once_and_gone_at_once(client, open_board, consortium_administrator, committed):
    page = review_page("First books")
    assert "Who has tried it?" not in text_of(client, page.url)
    connection.run_on_commit.clear()
    with committed():
        post = post_on(open_board, subject=page, title="Who has tried it?")
    assert "Who has tried it?" in text_of(client, page.url)
    connection.run_on_commit.clear()
    with committed():
        hide_post(post, reason="It sells something.", actor=consortium_administrator)
    assert "Who has tried it?" not in text_of(client, page.url)


@pytest.mark.parametrize("many", [0, 1, 9])
def test_a_page_costs_the_same_however_much_is_said_about_it(many, client, client_for, teacher, open_board):
    page = review_page("First books")
    for _ in range(many):
        topic_on(open_board, subject=page)
    for browser, most in ((client, 12), (client_for(teacher), 23)):
        browser.get(page.url, headers=ENDED_SESSION if browser is client else {})
        ContentType.objects.get_for_model(page)
        ContentVersion.bump()
        with CaptureQueriesContext(connection) as caught:
            browser.get(page.url, headers=ENDED_SESSION if browser is client else {})
        assert len(caught) <= most, [query["sql"][:90] for query in caught.captured_queries]


def test_a_page_that_nobody_has_talked_about_says_how_to_begin(client, client_for, teacher):
    page = review_page("First books")
    assert "Talk about this" not in text_of(client, page.url), "a visitor can do nothing about it"
    assert "A question takes two minutes." in text_of(client_for(teacher), page.url)


def test_a_term_of_the_library_lists_talk_on_it_and_on_its_parts(client, client_for, teacher, own_district, open_board):
    broad = TopicFactory(name="Reading", slug="reading")
    narrow = TopicFactory(name="First sounds", slug="first-sounds", broader=broad)
    asked = topic_on(open_board, tags=[narrow], title="Which sounds first?")
    reply_to(asked)
    topic_on(district_board(own_district), tags=[broad], title="Between ourselves")
    topic_on(open_board, tags=[TopicFactory()], title="On snow")
    for slug in ("reading", "first-sounds"):
        page = text_of(client, f"/library/topics/{slug}/")
        assert "What people ask and tell" in page
        assert "Which sounds first?" in page
        assert "Everybody’s hall · 1 reply" in page
        assert "Between ourselves" not in page
        assert "On snow" not in page
    assert "Between ourselves" in text_of(client_for(teacher), "/library/topics/reading/")


def test_all_topics_about_a_thing_are_a_page_of_their_own(client, client_for, teacher, own_district, open_board):
    thing = ChallengeFactory(name="Late bus")
    for number in range(7):
        topic_on(open_board, subject=thing, title=f"Bus number {number}")
    topic_on(district_board(own_district), subject=thing, title="Between ourselves")
    topic_on(open_board, title="On snow")
    address = f"/forums/about/challenge-{thing.pk}/"
    assert address in text_of(client, thing.url)
    page = text_of(client, address)
    assert all(f"Bus number {number}" in page for number in range(7))
    assert "on <a" in page, "on which board each stands"
    assert "Between ourselves" not in page
    assert "On snow" not in page
    assert "Between ourselves" in text_of(client_for(teacher), address)


def test_nobody_learns_of_a_thing_that_they_may_not_see(client, client_for, teacher, teacher_elsewhere, own_district):
    page = review_page("Own plan", audience=Audience.DISTRICT, district=own_district)
    topic_on(district_board(own_district), subject=page)
    address = f"/forums/about/resource-{page.pk}/"
    assert "Own plan" in text_of(client_for(teacher), address)
    unknown = client.get("/forums/about/resource-987654/")
    for browser in (client, client_for(teacher_elsewhere)):
        assert browser.get(address).status_code == unknown.status_code == 404
    assert client.get("/forums/about/user-1/").status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_the_page_of_all_topics_costs_the_same_however_many(many, client, client_for, teacher, open_board):
    thing = ChallengeFactory()
    for _ in range(many):
        topic_on(open_board, subject=thing)
    address = f"/forums/about/challenge-{thing.pk}/"
    for browser, most in ((client, 8), (client_for(teacher), 12)):
        browser.get(address, headers=ENDED_SESSION if browser is client else {})
        with CaptureQueriesContext(connection) as caught:
            browser.get(address + "?page=1", headers=ENDED_SESSION if browser is client else {})
        assert len(caught) <= most, [query["sql"][:90] for query in caught.captured_queries]
