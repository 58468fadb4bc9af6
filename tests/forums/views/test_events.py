"""What an open page asks for."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.services.editing import take_away
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db


def ask(browser, topic, after, epoch=1):
    return browser.get(f"/forums/topics/{topic.pk}/events.json?after={after}&epoch={epoch}")


def test_a_page_gets_the_pieces_that_it_would_show(client_for, teacher):
    topic = topic_on()
    reply_to(topic, text="New **words**.")
    told = ask(client_for(teacher), topic, 1).json()
    assert (told["seq"], told["epoch"], told["more"], told["reset"], told["changed"]) == (2, 1, False, False, False)
    (piece,) = told["posts"]
    assert piece["seq"] == 2
    assert "<strong>words</strong>" in piece["html"]
    assert 'id="post-2"' in piece["html"]
    assert "quote=2" in piece["html"]


def test_what_is_hidden_comes_as_nothing_and_to_moderators_as_it_is(client_for, teacher):
    topic = topic_on()
    post = reply_to(topic, text="Planted words.")
    take_away(again(topic), again(post), "hidden")
    answer = ask(client_for(teacher), topic, 1)
    assert answer.json()["posts"] == [{"seq": 2, "html": ""}]
    assert "Planted" not in answer.content.decode()
    assert "Planted words." in ask(client_for(member(Role.MODERATOR)), topic, 1).json()["posts"][0]["html"]


def test_a_page_that_cannot_follow_is_told_to_load_anew(client_for, teacher):
    topic = topic_on()
    browser = client_for(teacher)
    for after, epoch in ((2, 1), (0, 9), ("x", 1), (1, ""), ("9" * 40, 1)):
        assert ask(browser, topic, after, epoch).json()["reset"]


def test_nobody_is_told_what_they_may_not_read(client, client_for, teacher_elsewhere, own_district):
    topic = topic_on(district_board(own_district))
    for browser in (client, client_for(teacher_elsewhere)):
        assert ask(browser, topic, 0).status_code == 404
    public = topic_on(BoardFactory(audience=BoardAudience.PUBLIC))
    assert "Quote" not in ask(client, public, 0).json()["posts"][0]["html"]
