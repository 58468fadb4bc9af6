"""One word by a button, without scripts."""

import pytest

from forums.models import Reaction
from forums.services.reactions import react
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_button_gives_the_word_and_the_next_page_takes_it_back(client_for, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher_elsewhere)
    browser, address = client_for(teacher), f"/forums/posts/{post.pk}/react/"
    assert browser.post(address, {"give": "thanks"}).url == again(post).place
    page = browser.get(post.topic.get_absolute_url()).content.decode()
    assert page.count('name="take"') == 1
    assert "Thanks<b>1</b>" in page
    who = client_for(teacher_elsewhere).get(f"/forums/posts/{post.pk}/reactions/").content.decode()
    assert f"<li>{teacher}</li>" in who
    browser.post(address, {"take": "thanks"})
    assert not Reaction.objects.standing().exists()
    assert "<li>" + str(teacher) not in client_for(teacher_elsewhere).get(f"/forums/posts/{post.pk}/reactions/").content.decode()


def test_ones_own_post_offers_no_button_and_takes_no_word(client_for, teacher):
    post = reply_to(topic_on(author=teacher), teacher)
    browser = client_for(teacher)
    assert 'name="give"' not in browser.get(post.topic.get_absolute_url()).content.decode()
    page = browser.post(f"/forums/posts/{post.pk}/react/", {"give": "thanks"}, follow=True).content.decode()
    assert "Others say what they think of it." in page
    for nonsense in ({}, {"give": "love"}, {"take": ""}):
        assert browser.post(f"/forums/posts/{post.pk}/react/", nonsense).status_code == 404


def test_an_open_page_is_brought_the_new_count(client_for, teacher, teacher_elsewhere):
    post = reply_to(topic_on(), teacher_elsewhere)
    topic = again(post.topic)
    address = f"/forums/topics/{topic.pk}/events.json?after={topic.last_event}&epoch={topic.epoch}"
    react(post, kind="thanks", is_on=True, actor=teacher)
    told = client_for(teacher).get(address).json()
    assert [piece["seq"] for piece in told["posts"]] == [2]
    assert "Thanks<b>1</b>" in told["posts"][0]["html"]
