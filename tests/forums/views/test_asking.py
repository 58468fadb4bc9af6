"""Asking the consortium as people see it."""

import pytest

from clearinghouse.districts.enums import Role
from forums.models import Asked, Helper, Topic
from forums.services.asking import declare
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def text_of(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.fixture
def term(db):
    return TopicFactory(name="Late buses", slug="late-buses")


@pytest.fixture
def knower(term):
    person = member(Role.TEACHER)
    declare(expertise=[term], a_week=2, actor=person)
    return person


def test_a_question_goes_from_the_form_to_who_knows_and_comes_back_in_one_click(client_for, teacher, knower, term):
    board = BoardFactory()
    browser = client_for(teacher)
    assert "Ask the consortium" in text_of(browser, "/forums/")
    assert f"/forums/{board.slug}/new/?ask=1" in text_of(browser, "/forums/ask/")
    form = text_of(browser, f"/forums/{board.slug}/new/?ask=1")
    assert 'name="asks"' in form
    words = {"kind": "question", "title": "Who drives late?", "text": "Ours end at two.", "asks": "on"}
    assert "Choose what your question belongs to" in browser.post(f"/forums/{board.slug}/new/", words).content.decode()
    assert (
        "Only a question"
        in browser.post(f"/forums/{board.slug}/new/", {**words, "kind": "discussion", "tags": ["late-buses"]}).content.decode()
    )
    answer = browser.post(f"/forums/{board.slug}/new/", {**words, "tags": ["late-buses"]})
    topic = Topic.objects.get()
    assert answer.status_code == 302
    page = text_of(browser, topic.get_absolute_url())
    assert "Asked 1 person in 1 district" in page
    assert "answers usually come" not in page, "too few to say so"
    asked = client_for(knower)
    assert "because you know about Late buses" in text_of(asked, topic.get_absolute_url())
    assert "Can you help? Who drives late?" in text_of(asked, "/dashboard/")
    assert asked.post(f"/forums/topics/{topic.pk}/decline/").headers["Location"] == topic.get_absolute_url()
    assert "You are asked" not in text_of(asked, topic.get_absolute_url())
    assert "Can you help?" not in text_of(asked, "/dashboard/")
    assert "1 could not help" in text_of(browser, topic.get_absolute_url())


def test_where_nobody_knows_the_asker_is_told_so_and_others_are_not(client_for, teacher, term, coordinator):
    topic = topic_on(BoardFactory(), teacher, kind="question", tags=[term], asks=True)
    assert "Nobody has said yet that they know about this" in text_of(client_for(teacher), topic.get_absolute_url())
    assert "Nobody has said yet" not in text_of(client_for(coordinator), topic.get_absolute_url())


def test_who_has_replied_is_asked_no_more(client_for, teacher, knower, term):
    topic = topic_on(BoardFactory(), teacher, kind="question", tags=[term], asks=True)
    reply_to(topic, knower)
    browser = client_for(knower)
    assert "You are asked" not in text_of(browser, topic.get_absolute_url())
    assert "Can you help?" not in text_of(browser, "/dashboard/")


def test_a_member_chooses_what_to_be_asked_and_takes_it_back(client_for, teacher, outsider, term):
    browser = client_for(teacher)
    assert "/forums/expertise/" in text_of(browser, "/account/")
    assert "/forums/expertise/" not in text_of(client_for(outsider), "/account/")
    assert "Nobody asks you anything yet" in text_of(browser, "/forums/ask/")
    browser.post("/forums/expertise/", {"expertise": ["late-buses"], "a_week": "1"})
    assert "1 time a week at most" in text_of(browser, "/forums/ask/")
    form = browser.get("/forums/expertise/").content.decode()
    assert form.count("checked") == 2
    browser.post("/forums/expertise/", {"a_week": "0"})
    helper = Helper.objects.get()
    assert (helper.a_week, helper.expertise.count()) == (0, 0)
    assert "is not one of the available choices" in browser.post("/forums/expertise/", {"a_week": "70"}).content.decode()


def test_a_question_of_a_district_says_nothing_to_anybody_elsewhere(client_for, teacher, own_district, knower, term):
    topic = topic_on(district_board(own_district), teacher, kind="question", tags=[term], asks=True)
    assert not Asked.objects.exists()
    browser = client_for(knower)
    unknown = browser.post("/forums/topics/987654/decline/")
    assert browser.post(f"/forums/topics/{topic.pk}/decline/").status_code == unknown.status_code == 404
    assert "Can you help?" not in text_of(browser, "/dashboard/")
