"""Drafts by a button, and by a script while one writes."""

import uuid

import pytest

from forums.models import Draft
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db
SCRIPT = {"accept": "application/json"}


def test_a_reply_is_kept_found_again_and_sent(client_for, teacher):
    topic, browser = topic_on(), client_for(teacher)
    post = reply_to(topic)
    token = str(uuid.uuid4())
    facts = {"text": "Half a thought", "token": token, "quoted": "2"}
    page = browser.post(f"/forums/topics/{topic.pk}/draft/", facts, follow=True).content.decode()
    assert "Only you see it" in page
    for address in (f"/forums/topics/{topic.pk}/", f"/forums/topics/{topic.pk}/reply/"):
        page = browser.get(address).content.decode()
        assert ">\nHalf a thought</textarea>" in page
        assert token in page
    assert f"You quote #{post.seq}" in page
    assert "Half a thought" in browser.get("/forums/drafts/").content.decode()
    assert "/forums/drafts/" in browser.get("/forums/").content.decode()
    browser.post(f"/forums/topics/{topic.pk}/reply/", {**facts, "text": "A whole thought"})
    assert not Draft.objects.exists()


def test_a_new_topic_is_kept_with_all_that_was_chosen(client_for, teacher):
    board, browser = BoardFactory(), client_for(teacher)
    answer = browser.post(f"/forums/{board.slug}/draft/", {"title": "Buses", "kind": "discussion", "text": "", "tags": ["science"]})
    assert answer.url == f"/forums/{board.slug}/new/"
    page = browser.get(answer.url).content.decode()
    assert 'value="Buses"' in page
    assert Draft.objects.get().tags == ["science"]
    assert browser.post("/forums/drafts/999999/delete/").status_code == 404
    browser.post(f"/forums/drafts/{Draft.objects.get().pk}/delete/")
    assert "No draft waits for you" in browser.get("/forums/drafts/").content.decode()


def test_a_quotation_comes_after_what_was_begun(client_for, teacher):
    topic, browser = topic_on(text="The question."), client_for(teacher)
    browser.post(f"/forums/topics/{topic.pk}/draft/", {"text": "Half a thought"})
    assert ">\nHalf a thought\n\n&gt; The question." in browser.get(f"/forums/topics/{topic.pk}/reply/?quote=1").content.decode()


def test_a_script_is_told_whether_it_was_kept(client_for, teacher):
    topic, browser, token = topic_on(), client_for(teacher), str(uuid.uuid4())
    address = f"/forums/topics/{topic.pk}/draft/"
    assert browser.post(address, {"text": "Half", "token": token}, headers=SCRIPT).json() == {"saved": True}
    assert browser.post(address, {"text": "x" * 20_001}, headers=SCRIPT).status_code == 400
    reply_to(topic, teacher, "Whole", token=token)
    assert browser.post(address, {"text": "Half", "token": token}, headers=SCRIPT).json() == {"saved": False}


def test_what_cannot_be_kept_stays_in_the_form(client_for, teacher):
    topic = topic_on()
    page = client_for(teacher).post(f"/forums/topics/{topic.pk}/draft/", {"text": "x" * 20_001}).content.decode()
    assert "error-summary" in page
    assert "x" * 20_001 in page
    assert not Draft.objects.exists()


def test_drafts_are_ones_own(client_for, teacher, teacher_elsewhere, own_district):
    topic = topic_on(district_board(own_district))
    client_for(teacher).post(f"/forums/topics/{topic.pk}/draft/", {"text": "Planted"})
    browser = client_for(teacher_elsewhere)
    assert browser.post(f"/forums/drafts/{Draft.objects.get().pk}/delete/").status_code == 404
    assert browser.post(f"/forums/topics/{topic.pk}/draft/", {"text": "Mine"}).status_code == 404
    assert browser.post(f"/forums/{topic.board.slug}/draft/", {"text": "Mine"}).status_code == 404
    assert "Planted" not in browser.get("/forums/drafts/").content.decode()
    assert Draft.objects.count() == 1
