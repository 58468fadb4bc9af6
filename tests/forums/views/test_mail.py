"""When mail comes, said on the site."""

import pytest
from django.utils import timezone

from forums.enums import Rhythm
from forums.models import MailWish
from forums.selectors.letters import wish_of
from forums.services.telling import tell
from tests.factories.forums import district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_a_teacher_chooses_when_mail_comes(client_for, teacher):
    browser = client_for(teacher)
    assert "Once a week" in browser.get("/forums/mail/").content.decode()
    answer = browser.post("/forums/mail/", {"rhythm": "weekly"}, follow=True)
    assert "Your choice is saved." in answer.content.decode()
    assert wish_of(teacher).rhythm == Rhythm.WEEKLY
    assert 'class="error-summary"' in browser.post("/forums/mail/", {"rhythm": "hourly"}).content.decode()
    assert wish_of(teacher).rhythm == Rhythm.WEEKLY


def test_a_pause_is_told_and_ended_by_choosing(client_for, teacher):
    MailWish.objects.create(user=teacher, paused_at=timezone.now())
    browser = client_for(teacher)
    assert "came back" in browser.get("/forums/mail/").content.decode()
    browser.post("/forums/mail/", {"rhythm": "at_once"})
    assert "came back" not in browser.get("/forums/mail/").content.decode()


def test_what_a_letter_would_tell_is_shown_and_is_still_news_afterwards(client_for, teacher, own_district):
    board = district_board(own_district, name="Staff room")
    tell(reply_to(topic_on(board, teacher, title="Buses")).pk)
    browser = client_for(teacher)
    for _ in range(2):
        page = browser.get("/forums/mail/now/").content.decode()
        assert "Staff room" in page
        assert "Buses" in page
        assert "1 new post" in page


def test_nothing_new_says_what_to_do(client_for, teacher):
    assert "Nothing is new to you" in client_for(teacher).get("/forums/mail/now/").content.decode()


def test_addresses_for_answers_can_be_ended_where_there_are_any(client_for, teacher, settings):
    browser = client_for(teacher)
    assert "End my addresses" not in browser.get("/forums/mail/").content.decode()
    settings.REPLY_MAIL_DOMAIN = "forums.example"
    assert "End my addresses" in browser.get("/forums/mail/").content.decode()
    browser.post("/forums/mail/end-addresses/")
    assert wish_of(teacher).reply_version == 1
