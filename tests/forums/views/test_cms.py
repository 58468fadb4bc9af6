"""Administrators read what became of mail that came in."""

import pytest
from django.utils import timezone

from forums.enums import Arrival
from forums.models import ArrivalCount

pytestmark = pytest.mark.django_db
REPORT = "/cms/reports/incoming-mail/"


def test_an_administrator_reads_that_all_is_refused_as_forged_and_what_to_look_at(in_cms, consortium_administrator, settings):
    browser = in_cms(consortium_administrator)
    assert "Answers by mail are off." in browser.get(REPORT).content.decode()
    settings.REPLY_MAIL_DOMAIN = "forums.example"
    assert "No mail has come in for 30 days." in browser.get(REPORT).content.decode()
    ArrivalCount.objects.create(arrival=Arrival.FORGED, number=1234, day=timezone.localdate())
    page = browser.get(REPORT).content.decode()
    assert "mail is refused as forged" in page
    assert "REPLY_MAIL_AUTHSERV" in page
    assert "1234 came from somebody else than the address was made for" in page
    ArrivalCount.objects.create(arrival=Arrival.POSTED, number=1, day=timezone.localdate())
    assert "Answers by mail work." in browser.get(REPORT).content.decode()
    assert REPORT in browser.get("/cms/").content.decode()


def test_a_curator_finds_neither_page_nor_entry(in_cms, curator):
    browser = in_cms(curator)
    assert browser.get(REPORT).status_code == 404
    assert REPORT not in browser.get("/cms/").content.decode()
