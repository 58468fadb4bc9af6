"""The socket of a roster, and what an open page asks for then."""

import pytest
from asgiref.sync import sync_to_async

from pd_events.services.dates import change_date
from tests.factories.districts import member
from tests.factories.pd_events import EventDateFactory, ask
from tests.notifications.sockets import run, socket_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_roster_hears_at_once_that_a_seat_was_taken_but_not_who(client_for, coordinator, own_district, teacher) -> None:
    date = EventDateFactory(event__district=own_district)
    browser = client_for(coordinator)

    async def story() -> object:
        async with socket_of(browser, f"/ws/events/dates/{date.pk}/") as socket:
            await sync_to_async(ask)(date, teacher)
            return await socket.hear()

    assert run(story()) == {"topic": "roster", "seq": date.pk}
    part = browser.get(f"/events/dates/{date.pk}/roster/?part=people").content.decode()
    assert teacher.email in part
    assert 'data-roster-people="1 with a seat, 0 waiting"' in part
    assert "<html" not in part


@pytest.mark.parametrize("facts", [{"capacity": 9}, {"capacity": None}])
def test_a_roster_hears_that_the_room_alone_was_changed(facts, client_for, coordinator, own_district) -> None:
    date = EventDateFactory(event__district=own_district, capacity=5)
    browser = client_for(coordinator)

    async def story() -> object:
        async with socket_of(browser, f"/ws/events/dates/{date.pk}/") as socket:
            await sync_to_async(change_date)(date, facts=facts, actor=coordinator)
            return await socket.hear()

    assert run(story()) == {"topic": "roster", "seq": date.pk}


def test_another_dates_roster_hears_nothing_of_it(client_for, coordinator, own_district) -> None:
    date, other = (EventDateFactory(event__district=own_district) for _ in range(2))
    browser, person = client_for(coordinator), member()

    async def story() -> bool:
        async with socket_of(browser, f"/ws/events/dates/{other.pk}/") as socket:
            await sync_to_async(ask)(date, person)
            return bool(await socket.receive_nothing(timeout=0.3))

    assert run(story())


def test_who_runs_another_districts_events_is_turned_away(client_for, coordinator) -> None:
    date = EventDateFactory()
    browser = client_for(coordinator)

    async def story() -> int | None:
        async with socket_of(browser, f"/ws/events/dates/{date.pk}/") as socket:
            return socket.code

    assert run(story()) == 4404


def test_a_role_that_ends_ends_the_socket(client_for, coordinator, own_district, monkeypatch) -> None:
    from clearinghouse.notifications import consumers

    monkeypatch.setattr(consumers, "SECONDS_BETWEEN_CHECKS", 0.05)
    date = EventDateFactory(event__district=own_district)
    browser = client_for(coordinator)

    async def story() -> int:
        async with socket_of(browser, f"/ws/events/dates/{date.pk}/") as socket:
            await sync_to_async(lambda: coordinator.memberships.get().roles.all().delete())()
            return await socket.closing()

    assert run(story()) == 4404
