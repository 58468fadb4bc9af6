"""What somebody is told of by mail and in notices."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Audience
from clearinghouse.notifications.models import Notification
from clearinghouse.resources.models import Change, ResourceChange
from clearinghouse.resources.services.alerts import tell_of_the_day
from clearinghouse.resources.signals import resource_changed
from search.models import SavedSearch
from search.services.replaying import replay_all
from search.services.telling import tell_due
from tests.crawling import whole_text
from tests.exchange.leaks.canaries import DISTRICT
from tests.factories.search import SavedSearchFactory
from tests.factories.voices import collection_of, saved

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 12, 2, 15, tzinfo=UTC)


def test_mails_and_notices_name_nothing_that_became_another_districts(
    library, settled, client_for, teacher_elsewhere, own_district, plant_for
) -> None:
    """What somebody saved while it was for everybody, and a search they keep."""
    page = library.pages[2]
    saved(teacher_elsewhere, page)
    collection_of(page, owner=teacher_elsewhere)
    SavedSearchFactory(owner=teacher_elsewhere, query="q=reading", rhythm="daily")
    settled()
    page.title, page.audience, page.district = f"{DISTRICT} practice", Audience.DISTRICT, own_district
    page.save_revision().publish()
    for change in Change.values:
        resource_changed.send(type(page), page_id=page.pk, change=change)
    plant_for(DISTRICT)
    settled()
    replay_all()
    SavedSearch.objects.update(told_on=WEDNESDAY.date() - timedelta(days=30))
    tell_due(WEDNESDAY)
    ResourceChange.objects.update(day=timezone.localdate() - timedelta(days=1))
    tell_of_the_day(WEDNESDAY)
    for topic in OutboxMessage.objects.order_by("topic").values_list("topic", flat=True).distinct():
        outbox.deliver_due(topic)
    written = [f"{sent.subject} {sent.body} {sent.alternatives}" for sent in mail.outbox]
    notices = Notification.objects.filter(recipient=teacher_elsewhere).values_list("text", "url")
    browser = client_for(teacher_elsewhere)
    shown = [whole_text(browser.get(address)) for address in ("/notifications/", "/library/mine/", "/dashboard/", "/search/saved/")]
    assert notices
    assert DISTRICT not in " ".join([*written, *map(str, notices), *shown]).lower()
