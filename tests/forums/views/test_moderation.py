"""Moderating, with scripts off."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import PostState
from forums.models import Flag, TopicMark
from forums.services.letters import stop_url
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client_for):
    return client_for(member(Role.MODERATOR))


def test_a_report_is_made_looked_at_and_decided_on(client_for, teacher, moderator):
    topic = topic_on()
    post = reply_to(topic, text="Planted words.")
    browser = client_for(teacher)
    assert "Report" in browser.get(topic.get_absolute_url()).content.decode()
    assert "Planted words." in browser.get(f"/forums/posts/{post.pk}/flag/").content.decode()
    assert "This field is required." in browser.post(f"/forums/posts/{post.pk}/flag/", {"note": ""}).content.decode()
    browser.post(f"/forums/posts/{post.pk}/flag/", {"reason": "student", "note": "A name."})
    assert Flag.objects.get().note == "A name."
    assert "Planted words." not in browser.get(topic.get_absolute_url()).content.decode()
    assert "It tells of a student" in moderator.get("/forums/moderation/").content.decode()
    page = moderator.get(f"/forums/posts/{post.pk}/moderate/").content.decode()
    assert "Planted words." in page
    assert "A name." in page
    moderator.post(f"/forums/posts/{post.pk}/show/")
    assert "Planted words." in browser.get(topic.get_absolute_url()).content.decode()
    page = moderator.post(f"/forums/posts/{post.pk}/hide/", {"reason": ""}, follow=True).content.decode()
    assert "Write a sentence on why." in page
    moderator.post(f"/forums/posts/{post.pk}/hide/", {"reason": "It names somebody."})
    assert again(post).hidden_because == "It names somebody."
    assert "Take them out for good" in moderator.get(f"/forums/posts/{post.pk}/purge/").content.decode()
    assert again(post).text
    moderator.post(f"/forums/posts/{post.pk}/purge/")
    assert again(post).text == ""
    assert moderator.get(f"/forums/posts/{post.pk}/moderate/").status_code == 200
    assert moderator.get(topic.get_absolute_url()).status_code == 200


def test_an_empty_queue_says_what_comes_there(moderator, client_for, teacher):
    BoardFactory()
    assert "Nothing waits for you" in moderator.get("/forums/moderation/").content.decode()
    assert "What waits for a moderator" in moderator.get("/forums/").content.decode()
    assert client_for(teacher).get("/forums/moderation/").status_code == 404


def test_what_waits_is_let_stand_from_the_queue(moderator):
    post = post_on(BoardFactory(is_moderated=True))
    queue = moderator.get("/forums/moderation/").content.decode()
    assert f"/forums/posts/{post.pk}/moderate/" in queue
    assert "has waited less than a school hour" in queue
    moderator.post(f"/forums/posts/{post.pk}/show/")
    assert again(post).state == PostState.SHOWN


def test_a_topic_is_closed_and_moved(moderator, client_for, teacher):
    topic, target = topic_on(author=teacher), BoardFactory()
    address = f"/forums/topics/{topic.pk}/settings/"
    assert str(target) in moderator.get(address).content.decode()
    assert moderator.post(address, {"is_locked": "on", "board": "987654"}).status_code == 200
    moderator.post(address, {"is_locked": "on", "board": target.pk})
    assert (again(topic).is_locked, again(topic).board) == (True, target)
    page = client_for(teacher).get(topic.get_absolute_url()).content.decode()
    assert "This topic is closed." in page
    assert client_for(teacher).get(f"/forums/topics/{topic.pk}/reply/").status_code == 404


def test_the_link_of_a_mail_asks_and_stops_without_signing_in(client, teacher):
    topic = topic_on(author=teacher)
    address = "/" + stop_url(teacher.pk, topic.pk).split("/", 3)[3]
    assert "Stop mail of this topic?" in client.get(address).content.decode()
    assert TopicMark.objects.get(user=teacher).level == "watch"
    assert "No more mail of this topic" in client.post(address).content.decode()
    assert TopicMark.objects.get(user=teacher).level == "mute"
    assert client.get("/forums/stop/nonsense/").status_code == 404


def test_moderators_share_what_waits(client_for, moderator):
    rosa = client_for(member(Role.MODERATOR, first_name="Rosa", last_name="Tiller"))
    post = post_on(BoardFactory(is_moderated=True), title="Buses")
    address = f"/forums/posts/{post.pk}/"
    assert "I am on it" in rosa.get("/forums/moderation/").content.decode()
    page = rosa.post(f"{address}claim/", {"next": "/forums/moderation/"}, follow=True).content.decode()
    assert "You are on it until" in page
    page = moderator.get("/forums/moderation/").content.decode()
    assert "Rosa Tiller is on it until" in page
    assert "I am on it</" not in page
    assert "Nothing like this waits" in moderator.get("/forums/moderation/?whose=free").content.decode()
    assert "Buses" in moderator.get("/forums/moderation/?whose=nonsense&board=x").content.decode()
    page = moderator.post(f"{address}hide/", {"reason": "No."}, follow=True).content.decode()
    assert "Rosa Tiller is on it until" in page
    assert "Take it down" not in page
    page = moderator.post(f"{address}note/", {"text": ""}, follow=True).content.decode()
    assert "Write what the next moderator should know." in page
    moderator.post(f"{address}note/", {"text": "I have asked her."})
    page = rosa.post(f"{address}release/", follow=True).content.decode()
    assert "I have asked her." in page
    seen = "waiting:0"
    assert f'value="{seen}"' in page
    moderator.post(f"{address}show/", {"seen": seen})
    page = rosa.post(f"{address}hide/", {"seen": seen, "reason": "No."}, follow=True).content.decode()
    assert "Somebody has decided on this already." in page
    assert again(post).state == PostState.SHOWN


def test_reports_of_a_deleted_post_are_closed(client_for, teacher, moderator):
    post = reply_to(topic_on(), teacher)
    client_for(member()).post(f"/forums/posts/{post.pk}/flag/", {"reason": "unkind"})
    client_for(teacher).post(f"/forums/posts/{post.pk}/delete/")
    assert "Close what was reported" in moderator.get(f"/forums/posts/{post.pk}/moderate/").content.decode()
    moderator.post(f"/forums/posts/{post.pk}/close/")
    assert "Nothing waits for you" in moderator.get("/forums/moderation/").content.decode()
