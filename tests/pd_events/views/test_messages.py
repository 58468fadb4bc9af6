"""Write, look, send."""

import pytest

from pd_events.models import Message
from tests.factories.pd_events import EventDateFactory, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def date(own_district, teacher):
    date = EventDateFactory(event__district=own_district)
    ask(date, teacher)
    return date


def words(**changed) -> dict[str, str]:
    return {"group": "seated", "district": "", "subject": "Parking", "body": "Behind <the> school.", "key": "k", **changed}


def test_a_message_is_looked_at_before_it_goes_out_and_kept_after(client_for, coordinator, teacher, date) -> None:
    browser, address = client_for(coordinator), f"/events/dates/{date.pk}/messages/"
    page = browser.post(address, words()).content.decode()
    assert "Send it to 1 person" in " ".join(page.split())
    assert str(teacher) in page
    assert "Behind &lt;the&gt; school." in page
    assert not Message.objects.exists()
    assert "Behind &lt;the&gt; school." in browser.post(address, words(step="change")).content.decode()
    page = browser.post(address, words(step="send"), follow=True).content.decode()
    assert "Sent to 1 person." in page
    assert "Sent before" in page
    browser.post(address, words(step="send"))
    assert Message.objects.count() == 1


def test_to_nobody_it_cannot_be_sent(client_for, coordinator, date) -> None:
    browser, address = client_for(coordinator), f"/events/dates/{date.pk}/messages/"
    page = browser.post(address, words(group="waiting")).content.decode()
    assert "Nobody on this date is in that group now" in " ".join(page.split())
    assert 'value="send"' not in page
    assert "Choose another." in browser.post(address, words(group="waiting", step="send")).content.decode()
    assert not Message.objects.exists()


def test_an_empty_message_stays_on_the_page(client_for, coordinator, date) -> None:
    page = client_for(coordinator).post(f"/events/dates/{date.pk}/messages/", words(body="", step="send")).content.decode()
    assert "This field is required." in page
