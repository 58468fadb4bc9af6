import re
import time

import pytest
from django.core import signing

from clearinghouse.accounts.strangers import SALT
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.advocacy.views import contact
from tests.factories.advocacy import ContactMessageFactory

pytestmark = pytest.mark.django_db
WORDS = {"name": "Lew Field", "email": "lew@paper.example", "topic": "press", "body": "How many students?", "homepage": ""}


def filled_in(**fields) -> dict[str, str]:
    return {**WORDS, "opened": signing.dumps(time.time() - 30, salt=SALT), **fields}


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_anybody_writes_and_an_administrator_answers(client, client_for, consortium_administrator) -> None:
    assert "for a year after" in text_of(client.get("/contact/"))
    assert client.post("/contact/", filled_in(body="<b>How</b> many?")).headers["Location"] == "/contact/sent/"
    browser = client_for(consortium_administrator)
    assert "Lew Field" in text_of(browser.get("/contact/messages/"))
    address = ContactMessage.objects.get().get_absolute_url()
    page = text_of(browser.get(address))
    assert "&lt;b&gt;How&lt;/b&gt; many?" in page
    assert "mailto:lew@paper.example?subject=Your%20message" in page
    browser.post(f"{address}done/")
    assert address not in text_of(browser.get("/contact/messages/"))
    assert "Lew Field" in text_of(browser.get("/contact/messages/?state=done"))
    browser.post(f"{address}reopen/")
    assert "Lew Field" in text_of(browser.get("/contact/messages/"))


def test_a_machine_is_told_the_same_and_nothing_is_stored(client) -> None:
    assert client.post("/contact/", filled_in(homepage="https://buy.example")).headers["Location"] == "/contact/sent/"
    assert not ContactMessage.objects.exists()


def test_who_is_too_quick_or_sends_what_we_did_not_hand_out_is_asked_again_and_keeps_the_words(client) -> None:
    opened = re.search(r'name="opened" value="([^"]+)"', client.get("/contact/").content.decode())[1]
    for stamp, said in ((opened, "That was quick"), ("", "more than a day"), ("bent", "more than a day")):
        text = text_of(client.post("/contact/", filled_in(opened=stamp)))
        assert said in text
        assert "How many students?" in text
    assert not ContactMessage.objects.exists()


def test_a_flood_from_one_place_is_stopped(client, monkeypatch) -> None:
    monkeypatch.setattr(contact, "MOST_AN_HOUR", 2)
    answers = [client.post("/contact/", filled_in(body=f"Number {n}")).status_code for n in range(4)]
    assert answers == [302, 302, 200, 200]
    assert ContactMessage.objects.count() == 2


def test_what_is_missing_is_told_beside_its_field(client) -> None:
    text = text_of(client.post("/contact/", filled_in(email="lew", topic="")))
    assert "2 things need another look" in text


def test_who_is_signed_in_need_not_write_their_name_and_a_link_may_say_the_topic(client_for, teacher) -> None:
    text = text_of(client_for(teacher).get("/contact/?topic=library"))
    assert f'value="{teacher.email}"' in text
    assert '<option value="library" selected>' in text


@pytest.mark.parametrize("who", ["teacher", "district_administrator", "curator", "outsider"])
def test_nobody_else_finds_the_messages(who, request, client_for, client) -> None:
    message = ContactMessageFactory()
    browser = client_for(request.getfixturevalue(who))
    for page in ("/contact/messages/", message.get_absolute_url()):
        assert browser.get(page).status_code == 404
        assert client.get(page).status_code == 302
    for deed in ("done", "reopen"):
        assert browser.post(f"{message.get_absolute_url()}{deed}/").status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_takes_the_same_queries_however_long(
    count, consortium_administrator, client_for, django_assert_max_num_queries
) -> None:
    for _ in range(count):
        ContactMessageFactory(done=True, done_by=consortium_administrator)
    browser = client_for(consortium_administrator)
    with django_assert_max_num_queries(10):
        browser.get("/contact/messages/?state=done")
