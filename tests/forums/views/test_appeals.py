"""Asking that another moderator look, and the rota, with scripts off."""

import pytest

from clearinghouse.districts.enums import Role
from forums.enums import PostState
from forums.models import Appeal, Decision
from forums.selectors.rota import coming_monday
from forums.services.moderating import hide_post
from tests.factories.districts import member
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_somebody_asks_and_another_moderator_decides(client_for, teacher):
    first, second = member(Role.MODERATOR), member(Role.MODERATOR)
    post = reply_to(topic_on(title="Buses"), teacher, "Planted words.")
    hide_post(post, reason="It names a colleague.", actor=first)
    author, address = client_for(teacher), Decision.objects.get().get_absolute_url()
    assert "Ask that another moderator look" in author.get(address).content.decode()
    assert "This field is required." in author.post(address, {"text": ""}).content.decode()
    page = author.post(address, {"text": "It is my own name."}, follow=True).content.decode()
    assert "Waits for another moderator" in page
    appeal = Appeal.objects.get().get_absolute_url()
    page = client_for(first).get(appeal).content.decode()
    assert "You decided this yourself" in page
    assert "Decide, and tell them" not in page
    for other in (author, client_for(member())):
        assert other.get(appeal).status_code == 404
    browser = client_for(second)
    assert "It is my own name." in browser.get(appeal).content.decode()
    assert "This field is required." in browser.post(appeal, {"undo": "yes"}).content.decode()
    page = browser.post(appeal, {"undo": "yes", "answer": "So it is."}, follow=True).content.decode()
    assert "The decision is undone" in page
    assert again(post).state == PostState.SHOWN
    page = author.get(address).content.decode()
    assert "This holds no longer." in page
    assert "So it is." in page


def test_who_leaves_it_to_another_reads_why_and_finds_no_button(client_for, teacher, own_district):
    member(Role.MODERATOR)
    neighbour = client_for(member(Role.MODERATOR, district=own_district))
    post = reply_to(topic_on(), teacher)
    page = neighbour.get(f"/forums/posts/{post.pk}/moderate/").content.decode()
    assert "by somebody of your own district" in page
    assert "Take it down" not in page
    page = neighbour.post(f"/forums/posts/{post.pk}/hide/", {"reason": "No."}, follow=True).content.decode()
    assert "by somebody of your own district" in page
    assert again(post).is_shown
    neighbour.post(f"/forums/posts/{post.pk}/purge/")
    assert again(post).text == "", "what tells of a student waits for nobody"


def test_a_week_is_planned_and_emptied(client_for, teacher):
    moderator = member(Role.MODERATOR, first_name="Rosa", last_name="Tiller")
    browser, address = client_for(moderator), "/forums/moderation/rota/"
    assert "Nobody yet" in browser.get(address).content.decode()
    monday = coming_monday().isoformat()
    page = browser.post(address, {"starts": monday, "moderator": moderator.pk, "stand_in": moderator.pk}).content.decode()
    assert "Choose somebody else than who is on duty." in page
    assert browser.post(address, {"starts": "nonsense", "moderator": "x"}).status_code == 200
    page = browser.post(address, {"starts": monday, "moderator": moderator.pk}, follow=True).content.decode()
    assert "<strong>Rosa Tiller</strong>" in page
    end = page.split('action="/forums/moderation/rota/')[1].split('"')[0]
    assert client_for(teacher).post(f"{address}{end}").status_code == 404
    assert "Nobody is on duty" in browser.post(f"{address}{end}", follow=True).content.decode()
    assert client_for(teacher).get(address).status_code == 404


def test_the_queue_shows_an_appeal_to_whoever_may_decide_it(client_for, teacher):
    first, second = member(Role.MODERATOR, first_name="Rosa", last_name="Tiller"), member(Role.MODERATOR)
    hide_post(reply_to(topic_on(title="Buses"), teacher, "Planted words."), reason="It names a colleague.", actor=first)
    client_for(teacher).post(Decision.objects.get().get_absolute_url(), {"text": "It is my own name."})
    asked, queue = Appeal.objects.get(), "/forums/moderation/"
    page = client_for(second).get(queue).content.decode()
    for words in (
        "Decisions to look at again",
        asked.get_absolute_url(),
        "It is my own name.",
        "has waited less than a school hour",
    ):
        assert words in page
    assert "Nothing waits for you" not in page
    assert "What waits for a moderator (1)" in " ".join(client_for(second).get("/forums/").content.decode().split())
    page = client_for(first).get(queue).content.decode()
    assert "It is my own name." not in page
    assert "Nothing waits for you" in page
    assert "Nothing like this waits" in client_for(second).get(f"{queue}?kind=reported").content.decode()
    assert client_for(teacher).get(queue).status_code == 404
