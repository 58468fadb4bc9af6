"""When a training's row is made anew."""

import pytest

from clearinghouse.core.models import OutboxMessage
from pd_events.services.dates import cancel_date, change_date
from pd_events.services.events import update_event
from tests.factories.pd_events import EventDateFactory, ask
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db


def asked(event) -> int:
    return OutboxMessage.objects.filter(key=f"event:{event.pk}").count()


def test_a_change_of_words_topics_or_dates_asks_for_a_new_row(coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district)
    topic = TopicFactory()
    for change in (
        lambda: update_event(date.event, facts={"title": "Other words"}, actor=coordinator),
        lambda: date.event.topics.add(topic),
        topic.save,
        lambda: change_date(date, facts={"presenter": "Ada"}, actor=coordinator),
        lambda: cancel_date(date, reason="Snow.", actor=coordinator),
    ):
        OutboxMessage.objects.all().delete()
        change()
        assert asked(date.event)


def test_a_seat_taken_is_no_news_to_search(teacher) -> None:
    date = EventDateFactory()
    OutboxMessage.objects.all().delete()
    ask(date, teacher)
    assert not asked(date.event)
