"""Words to watch for, with scripts off."""

import pytest

from clearinghouse.districts.enums import Role
from forums.models import Post, WatchedWord
from tests.factories.districts import member
from tests.factories.forums import topic_on

pytestmark = pytest.mark.django_db


def test_words_are_watched_for_asked_about_and_taken_off(client_for, teacher):
    moderator, browser = client_for(member(Role.MODERATOR)), client_for(teacher)
    address = "/forums/moderation/words/"
    assert "Nothing is watched for here." in moderator.get(address).content.decode()
    page = moderator.post(address, {"place": "consortium", "phrases": "!", "action": "ask"}).content.decode()
    assert "Write at least one letter or number" in page
    moderator.post(address, {"place": "consortium", "phrases": "idiot\nfool", "action": "ask"})
    assert "fool" in moderator.get(address).content.decode()
    reply = f"/forums/topics/{topic_on().pk}/reply/"
    page = browser.post(reply, {"text": "I was a fool."}).content.decode()
    assert "I read it once more, and mean it so" in page
    sure = page.split('name="sure" value="')[1].split('"')[0]
    assert browser.post(reply, {"text": "I was a fool.", "sure": sure}).status_code == 302
    assert Post.objects.filter(text="I was a fool.").exists()
    word = WatchedWord.objects.get(folded="fool")
    assert client_for(member()).post(f"{address}{word.pk}/end/").status_code == 404
    assert "“fool” is watched for no longer." in moderator.post(f"{address}{word.pk}/end/", follow=True).content.decode()


def test_who_keeps_no_list_finds_none(client_for, teacher):
    assert client_for(teacher).get("/forums/moderation/words/").status_code == 404
