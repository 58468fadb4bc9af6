"""Ending mail by a link, without signing in (RFC 8058)."""

import pytest
from django.test import Client

from forums.enums import Rhythm
from forums.selectors.letters import wish_of
from forums.services.wishes import stop_letters_url

pytestmark = pytest.mark.django_db


def test_a_mail_program_ends_all_mail_by_one_click(teacher):
    address = stop_letters_url(teacher.pk)
    strict = Client(enforce_csrf_checks=True)
    assert "Stop all mail" in strict.get(address).content.decode()
    assert wish_of(teacher).rhythm == Rhythm.AT_ONCE
    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert wish_of(teacher).rhythm == Rhythm.NONE


@pytest.mark.parametrize("bad", ["x", "x:y:z", "%F0%9F%92%A9"])
def test_a_bad_secret_is_no_page(bad, client):
    for answer in (client.get(f"/forums/mail/stop/{bad}/"), client.post(f"/forums/mail/stop/{bad}/")):
        assert answer.status_code == 404
