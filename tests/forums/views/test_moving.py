"""Merging and splitting, without scripts."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience
from forums.models import Topic
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_merging_is_shown_first_and_then_done_and_old_addresses_lead_on(client_for, teacher, outsider):
    source, target = topic_on(BoardFactory(audience=BoardAudience.PUBLIC)), topic_on()
    post = reply_to(source)
    browser, address = client_for(member(Role.MODERATOR)), f"/forums/topics/{source.pk}/merge/"
    into = f"https://consortium.example/forums/topics/{target.pk}/?page=1#post-1"
    page = browser.post(address, {"into": into}).content.decode()
    assert "Merge them" in page
    assert again(source).last_seq == 2
    assert browser.post(address, {"into": into, "go": "1"}).url == target.get_absolute_url()
    reader = client_for(teacher)
    for address in ("draft", "reply"):
        assert reader.post(f"/forums/topics/{source.pk}/{address}/", {"text": "From an old page."}).status_code == 302
    assert again(target).last_seq == 4
    assert reader.get(source.get_absolute_url()).url == target.get_absolute_url()
    assert reader.get(post.get_absolute_url()).url == f"{target.get_absolute_url()}#post-3"
    assert client_for(outsider).get(source.get_absolute_url()).status_code == 404, "who may not read that is led nowhere"
    assert browser.get(address).status_code == 404


def test_a_wider_board_is_asked_about(client_for):
    source, target = topic_on(), topic_on(BoardFactory(audience=BoardAudience.PUBLIC))
    browser, address = client_for(member(Role.MODERATOR)), f"/forums/topics/{source.pk}/merge/"
    page = browser.post(address, {"into": str(target.pk), "go": "1"}).content.decode()
    assert "Others than now read that board." in page
    assert 'type="checkbox" name="is_confirmed"' in page
    browser.post(address, {"into": str(target.pk), "go": "1", "is_confirmed": "on"})
    assert again(target).last_seq == 2


@pytest.mark.parametrize("into", ["", "nothing", "/forums/topics/x/", "999999", "9" * 40])
def test_what_is_no_topic_is_said_so(client_for, into):
    source = topic_on()
    answer = client_for(member(Role.MODERATOR)).post(f"/forums/topics/{source.pk}/merge/", {"into": into, "go": "1"})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_a_board_that_one_does_not_moderate_looks_like_none(client_for, own_district):
    source, private = topic_on(), topic_on(district_board(own_district), title="Planted")
    page = client_for(member(Role.MODERATOR)).post(f"/forums/topics/{source.pk}/merge/", {"into": str(private.pk)}).content.decode()
    assert "Planted" not in page
    assert "Choose another topic that still stands by itself" in page


def test_posts_are_chosen_and_get_a_topic_of_their_own(client_for):
    topic = topic_on()
    posts = [reply_to(topic) for _ in range(3)]
    browser, address = client_for(member(Role.MODERATOR)), f"/forums/topics/{topic.pk}/split/"
    assert browser.get(address).content.decode().count('name="posts"') == 3
    page = browser.post(address, {"title": "", "kind": "discussion"}).content.decode()
    assert page.count("This field is required.") == 4
    made = browser.post(address, {"title": "Buses", "kind": "question", "posts": [posts[1].pk], "and_after": "on"})
    topic = Topic.objects.get(title="Buses")
    assert made.url == topic.get_absolute_url()
    assert (topic.last_seq, topic.is_question) == (2, True)
    assert browser.get(posts[2].get_absolute_url()).url.endswith(f"/topics/{topic.pk}/#post-2")
