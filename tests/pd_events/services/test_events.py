"""An event's life."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience, Role
from pd_events.enums import DateState, EventState
from pd_events.errors import Final, NotReady, ReasonMissing
from pd_events.models import Event
from pd_events.services.events import cancel_event, copy_event, create_event, publish_event, update_event
from tests.factories.districts import member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, EventFactory, ask, seats
from tests.factories.resources import TopicFactory

pytestmark = pytest.mark.django_db

FACTS = {"title": "First  books", "summary": "A day.", "audience": Audience.MEMBERS}


def test_a_coordinator_writes_a_draft_that_nobody_else_sees(own_district, coordinator, teacher, public) -> None:
    topic = TopicFactory()
    event = create_event(district=own_district, facts={**FACTS, "topics": [topic]}, actor=coordinator)
    assert (event.state, event.slug, event.title, list(event.topics.all())) == (
        EventState.DRAFT,
        "first-books",
        "First books",
        [topic],
    )
    assert Event.objects.visible_to(coordinator).get() == event
    for person in (teacher, public, member(Role.PD_COORDINATOR)):
        assert not Event.objects.visible_to(person).exists()


def test_nobody_writes_for_another_district(other_district, coordinator, teacher) -> None:
    for actor in (coordinator, teacher):
        with pytest.raises(NotAllowed):
            create_event(district=other_district, facts=FACTS, actor=actor)


def test_addresses_never_meet(own_district, coordinator) -> None:
    made = [
        create_event(district=own_district, facts={**FACTS, "title": title}, actor=coordinator)
        for title in ("Month", "Month", "!!!")
    ]
    assert [event.slug for event in made] == ["month-2", "month-3", "event"]


def test_a_draft_opens_once_it_has_a_date(own_district, coordinator) -> None:
    event = EventFactory(district=own_district, state=EventState.DRAFT)
    with pytest.raises(NotReady):
        publish_event(event, actor=coordinator)
    EventDateFactory(event=event)
    assert publish_event(event, actor=coordinator).state == EventState.PUBLISHED
    assert publish_event(event, actor=coordinator).state == EventState.PUBLISHED


def test_a_change_keeps_the_address(own_district, coordinator) -> None:
    event = EventFactory(district=own_district)
    changed = update_event(event, facts={"title": "Other words"}, actor=coordinator)
    assert (changed.title, changed.slug) == ("Other words", event.slug)


def test_calling_an_event_off_ends_all_its_dates_and_nothing_of_it_changes_after(own_district, coordinator, teacher) -> None:
    event = EventFactory(district=own_district)
    dates = [EventDateFactory(event=event) for _ in range(2)]
    for date in dates:
        ask(date, teacher)
    with pytest.raises(ReasonMissing):
        cancel_event(event, reason="", actor=coordinator)
    cancelled = cancel_event(event, reason="The speaker is ill.", actor=coordinator)
    assert (cancelled.state, cancelled.cancelled_because) == (EventState.CANCELLED, "The speaker is ill.")
    assert [seats(date) for date in dates] == [{"released": 1}] * 2
    assert set(event.dates.values_list("state", flat=True)) == {DateState.CANCELLED}
    with pytest.raises(Final):
        update_event(event, facts={"title": "Again"}, actor=coordinator)
    with pytest.raises(Final):
        publish_event(event, actor=coordinator)


def test_who_only_waits_on_several_dates_hears_of_the_end_once(own_district, coordinator, teacher) -> None:
    from clearinghouse.core.models import OutboxMessage

    event = EventFactory(district=own_district)
    for _ in range(3):
        ask(EventDateFactory(event=event, capacity=0), teacher)
    OutboxMessage.objects.all().delete()
    cancel_event(event, reason="Snow.", actor=coordinator)
    assert OutboxMessage.objects.filter(topic="pd_events.letters").count() == 1


def test_only_who_runs_it_calls_it_off(teacher, coordinator) -> None:
    date = EventDateFactory()
    for actor in (teacher, coordinator):
        with pytest.raises(NotAllowed):
            cancel_event(date.event, reason="No.", actor=actor)


def test_a_copy_keeps_hours_on_the_clock_across_the_change_of_clocks(own_district, coordinator) -> None:
    from datetime import datetime

    zone = ZoneInfo("America/New_York")
    starts = datetime(2026, 10, 28, 16, 0, tzinfo=zone)
    date = EventDateFactory(event__district=own_district, starts_at=starts, ends_at=starts + timedelta(hours=2))
    DistrictShareFactory(date=date, district=own_district, reserve=1)
    copied = copy_event(date.event, shift=timedelta(weeks=2), actor=coordinator)
    (same,) = copied.dates.all()
    assert (copied.state, same.local_start.hour, same.local_start.day) == (EventState.DRAFT, 16, 11)
    assert (same.shares.get().reserve, same.taken, same.uid != date.uid) == (1, 0, True)
