from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.districts.enums import Audience
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import TOPIC
from search.models import MailRhythm, SavedSearch
from search.services.rebuilding import refresh_all
from search.services.telling import tell_due
from tests.factories.resources import review_page
from tests.factories.search import SavedSearchFactory, find

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, tzinfo=timezone.get_default_timezone())


def at(day: int = 0, hour: int = 8) -> datetime:
    return MONDAY.replace(hour=hour) + timedelta(days=day)


def kept(owner, rhythm=MailRhythm.DAILY, **fields) -> SavedSearch:
    return SavedSearchFactory(owner=owner, rhythm=rhythm, told_on=MONDAY.date() - timedelta(days=1), **fields)


def page_found(title: str, *searches: SavedSearch, **fields) -> object:
    page = review_page(title, **fields)
    refresh_all()
    for saved in searches:
        find(saved, page)
    return page


def mails() -> list:
    outbox.deliver_due(TOPIC)
    return mail.outbox


def test_a_find_is_told_once_with_text_html_and_a_way_to_stop(teacher, settings) -> None:
    saved = kept(teacher, name="For <Ada>")
    page_found("Reading & more", saved)
    assert tell_due(at()) == 1
    assert tell_due(at(hour=9)) == tell_due(at(day=1)) == 0
    (message,) = mails()
    html = message.alternatives[0].content
    assert message.subject == "1 new find in your saved search “For <Ada>”"
    assert message.to == [teacher.email]
    assert "Reading & more" in message.body
    assert "Reading &amp; more" in html
    assert "For &lt;Ada&gt;" in html
    assert f"{settings.SITE_URL}/library/reading-more/" in message.body
    assert "List-Unsubscribe-Post" in message.extra_headers


def test_one_mail_tells_of_all_searches_that_are_due(teacher) -> None:
    first, second = kept(teacher, name="A"), kept(teacher, name="B")
    page_found("Reading", first, second)
    page_found("Writing", second)
    assert tell_due(at()) == 1
    assert Notification.objects.get().text == "2 new finds in your saved searches “A” and 1 more"
    (message,) = mails()
    assert message.body.count("- Reading") == 2
    assert message.body.count("- Writing") == 1


@pytest.mark.parametrize(
    ("rhythm", "day", "hour", "told"),
    [
        (MailRhythm.DAILY, 0, 8, 1),
        (MailRhythm.DAILY, 0, 5, 0),
        (MailRhythm.DAILY, 5, 8, 0),
        (MailRhythm.DAILY, 6, 8, 0),
        (MailRhythm.WEEKLY, 0, 8, 1),
        (MailRhythm.WEEKLY, 2, 8, 1),
        (MailRhythm.NEVER, 0, 8, 0),
    ],
)
def test_each_is_told_in_its_rhythm(teacher, rhythm, day: int, hour: int, told: int) -> None:
    page_found("Reading", kept(teacher, rhythm))
    assert tell_due(at(day, hour)) == told


def test_a_weekly_search_waits_for_the_next_week(teacher) -> None:
    saved = kept(teacher, MailRhythm.WEEKLY)
    page_found("Reading", saved)
    assert tell_due(at()) == 1
    page_found("Writing", saved)
    assert [tell_due(at(day)) for day in range(1, 8)] == [0, 0, 0, 0, 0, 0, 1]


def test_what_was_hidden_before_the_telling_is_not_told(outsider, own_district) -> None:
    page_found("Secret reading", kept(outsider), audience=Audience.DISTRICT, district=own_district)
    assert tell_due(at()) == 0
    assert mails() == []


def test_what_was_hidden_between_the_telling_and_the_sending_is_not_mailed(teacher, other_district) -> None:
    saved = kept(teacher)
    page = page_found("Secret reading", saved)
    page_found("Open reading", saved)
    tell_due(at())
    page.audience, page.district = Audience.DISTRICT, other_district
    page.save_revision().publish()
    (message,) = mails()
    assert "Open reading" in message.body
    assert "Secret" not in message.body + message.alternatives[0].content


def test_where_nothing_is_left_to_say_no_mail_goes_out(teacher) -> None:
    saved = kept(teacher)
    page_found("Reading", saved)
    tell_due(at())
    saved.delete()
    assert mails() == []


def test_accounts_that_ended_are_told_nothing(teacher) -> None:
    page_found("Reading", kept(teacher))
    teacher.is_active = False
    teacher.save()
    assert tell_due(at()) == 0


def test_a_search_deleted_after_it_was_told_keeps_the_notification(teacher) -> None:
    saved = kept(teacher)
    page_found("Reading", saved)
    tell_due(at())
    saved.delete()
    assert Notification.objects.visible_to(teacher).count() == 1
