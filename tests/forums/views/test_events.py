"""What an open page asks for."""

import pytest
from django.conf import settings
from django.test import Client

from clearinghouse.districts.enums import Role
from forums.answers import answers
from forums.enums import BoardAudience, ReactionKind
from forums.models import Board
from forums.services.answers import accept_answer
from forums.services.editing import take_away
from forums.services.moderating import purge_post, set_topic
from forums.services.reactions import react
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, member
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


@pytest.fixture
def crowd(client_for, teacher):
    """Browsers of people with every kind of tie to a topic, and who they are."""
    people = {
        "asked": member(),
        "wrote": member(),
        "thanked": member(),
        "read": teacher,
        "read too": member(),
        "moderated": member(Role.MODERATOR),
        "moderated too": member(Role.MODERATOR),
        "administered": member(Role.CONSORTIUM_ADMINISTRATOR),
        "left": UserFactory(),
    }
    return people, {**{name: client_for(person) for name, person in people.items()}, "visitor": Client(), "visitor too": Client()}


def asked_by_all(browsers, topic) -> dict[str, bytes]:
    return {name: ask(browser, topic, 0, again(topic).epoch).content for name, browser in browsers.items()}


def alone(browsers, topic) -> dict[str, bytes]:
    """What each would get if nobody else asked."""
    found = {}
    for name, browser in browsers.items():
        answers.clear()
        found[name] = ask(browser, topic, 0, again(topic).epoch).content
    answers.clear()
    return found


@pytest.mark.parametrize("deed", ["nothing", "hidden", "own hidden", "locked", "closed", "answered", "linked", "purged"])
def test_in_a_crowd_each_gets_what_they_would_get_alone(deed, crowd, consortium_administrator):
    people, browsers = crowd
    topic = topic_on(BoardFactory(audience=BoardAudience.PUBLIC), people["asked"], kind="question")
    post, other = reply_to(topic, people["wrote"], "First planted."), reply_to(topic, text="Second planted.")
    react(post, kind=ReactionKind.THANKS, is_on=True, actor=people["thanked"])
    closed = topic_on(district_board(people["wrote"].memberships.get().district), title="Planted title")
    {
        "nothing": lambda: None,
        "hidden": lambda: take_away(again(topic), again(other), "hidden"),
        "own hidden": lambda: take_away(again(topic), again(post), "hidden"),
        "locked": lambda: set_topic(topic, is_locked=True, is_pinned=False, board=topic.board, actor=consortium_administrator),
        "closed": lambda: Board.objects.update(is_open=False),
        "answered": lambda: accept_answer(post, actor=people["asked"]),
        "linked": lambda: reply_to(topic, text=f"{settings.SITE_URL}{closed.get_absolute_url()}"),
        "purged": lambda: purge_post(again(post), actor=consortium_administrator),
    }[deed]()
    expected = alone(browsers, topic)
    assert len(set(expected.values())) > 3, "they differ"
    for order in (browsers, dict(reversed(browsers.items()))):
        answers.clear()
        assert asked_by_all(order, topic) == expected
        assert asked_by_all(order, topic) == expected, "from what is kept"
    if deed == "linked":
        assert [name for name, text in expected.items() if b"Planted title" in text] == ["wrote"]


def test_readers_alike_are_answered_once_and_asked_about_each_time(client_for, teacher, django_assert_num_queries):
    topic = topic_on()
    reply_to(topic)
    first, second = client_for(teacher), client_for(member())
    told = ask(first, topic, 1)
    ask(second, topic, 9)
    with django_assert_num_queries(4):
        assert ask(second, topic, 1).content == told.content


def test_who_may_no_longer_read_is_served_nothing_of_what_is_kept(client_for, teacher, own_district):
    topic = topic_on(district_board(own_district))
    reply_to(topic, text="Planted words.")
    colleague = member(district=own_district)
    browsers = [client_for(teacher), client_for(colleague)]
    assert all(b"Planted" in ask(browser, topic, 1).content for browser in browsers)
    colleague.memberships.all().delete()
    assert [ask(browser, topic, 1).status_code for browser in browsers] == [200, 404]


def test_what_is_purged_taken_down_or_mended_between_two_who_ask_is_not_served(client_for, teacher, consortium_administrator):
    topic = topic_on()
    post, other = reply_to(topic, text="Planted words."), reply_to(topic, text="Words planted.")
    first, second = client_for(teacher), client_for(member())
    assert b"Planted words" in ask(first, topic, 0).content
    take_away(again(topic), again(other), "hidden")
    assert b"Words planted" not in ask(second, topic, 0).content
    purge_post(again(post), actor=consortium_administrator)
    for browser in (first, second):
        assert ask(browser, topic, 0).json()["reset"]
        assert b"Planted words" not in ask(browser, topic, 0, epoch=2).content


def test_boards_keep_their_answers_to_themselves(client_for, teacher):
    topics = [topic_on(), topic_on(district_board(DistrictFactory()))]
    for topic in topics:
        reply_to(topic, text="Planted words.")
    writer = topics[1].posts.get(seq=2).author
    assert b"Planted" in ask(client_for(writer), topics[1], 1).content
    assert ask(client_for(teacher), topics[1], 1).status_code == 404
