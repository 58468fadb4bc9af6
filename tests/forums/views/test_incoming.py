"""A mail server posts raw mail."""

import pytest
from django.test import Client

from forums.inbound.addresses import make_address
from tests.factories.forums import again, topic_on
from tests.forums.inbound.letters import OWN, plain

pytestmark = pytest.mark.django_db
ADDRESS = "/forums/mail/in/"


@pytest.fixture
def server(settings):
    settings.REPLY_MAIL_DOMAIN, settings.REPLY_MAIL_SECRET = "forums.example", "s3cret"
    return Client(enforce_csrf_checks=True, headers={"Authorization": "Bearer s3cret"})


def test_a_raw_mail_becomes_a_post(server, teacher):
    topic = topic_on(author=teacher)
    raw = plain(OWN, headers={"From": teacher.email, "To": make_address(teacher.pk, topic.pk, 0)})
    answer = server.post(ADDRESS, raw, content_type="message/rfc822")
    assert answer.json() == {"arrival": "posted"}
    assert again(topic).posts.get(seq=2).text == OWN


def test_without_the_secret_there_is_no_such_page(server, settings, client):
    assert client.post(ADDRESS, b"x", content_type="message/rfc822").status_code == 404
    wrong = {"Authorization": "Bearer s3cres"}
    assert client.post(ADDRESS, b"x", content_type="message/rfc822", headers=wrong).status_code == 404
    settings.REPLY_MAIL_SECRET = ""
    assert client.post(ADDRESS, b"x", content_type="message/rfc822", headers={"Authorization": "Bearer "}).status_code == 404


def test_too_large_or_of_another_kind_is_said(server):
    assert server.post(ADDRESS, b"x" * 1_000_001, content_type="message/rfc822").json() == {"arrival": "too_large"}
    assert server.post(ADDRESS, {"mail": "x"}).status_code == 415
