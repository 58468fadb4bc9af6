"""Many people at one moment: real processes on a real database, SQLite's file or PostgreSQL."""

import json
import os
import random
import subprocess
import sys
from collections import Counter

import pytest
from django.db import connection, transaction

from clearinghouse.districts.enums import Role
from pd_events.availability import Share
from pd_events.enums import TAKING, Seat
from pd_events.errors import Busy, UnsafeIsolation
from pd_events.models import EventDate, Registration
from pd_events.services.seats import recount
from pd_events.services.seats.locking import lock_dates, seat_transaction
from tests.factories.districts import DistrictFactory, member
from tests.factories.pd_events import DistrictShareFactory, EventDateFactory, ask, teachers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
FULL = os.environ.get("FAULTS") == "full"


@pytest.fixture
def site(tmp_path) -> dict[str, str]:
    """The environment of a process on this test's database."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.pd_events.services.seats.race_settings",
        "RACE_DATABASE": str(connection.settings_dict["NAME"]),
    }
    return {**os.environ, **settings, "VAR_DIR": str(tmp_path)}


def begin(site: dict[str, str], deeds: list[tuple[object, ...]], mode: str = "safe") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.pd_events.services.seats.worker", mode, json.dumps(deeds)]
    return subprocess.Popen(command, env=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def go_on(process: subprocess.Popen[str]) -> None:
    process.stdin.write("\n")
    process.stdin.flush()


def heard(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout.readline().strip() == word


def at_once(site: dict[str, str], workers: list[list[tuple[object, ...]]], mode: str = "safe") -> list[str]:
    """Do these at the same moment, each worker's deeds in a process of its own; what became of each deed."""
    connection.close()
    processes = [begin(site, deeds, mode) for deeds in workers]
    for process in processes:
        heard(process, "ready")
    for process in processes:
        go_on(process)
    if mode != "safe":
        for process in processes:
            heard(process, "read")
        for process in processes:
            go_on(process)
    return [word for process in processes for word in json.loads(process.communicate(timeout=120)[0])]


def dealt(deeds: list[tuple[object, ...]], hands: int) -> list[list[tuple[object, ...]]]:
    return [deeds[number::hands] for number in range(hands)]


def test_with_the_lock_switched_off_one_seat_is_taken_twice(site) -> None:
    """The control: the test can see the fault that it looks for."""
    date = EventDateFactory(capacity=1)
    assert at_once(site, [[("take", date.pk, person.pk)] for person in teachers(2)], "unlocked") == ["done"] * 2
    assert Registration.objects.filter(seat=Seat.CONFIRMED).count() == 2


def test_with_the_lock_one_of_two_gets_the_last_seat(site) -> None:
    date = EventDateFactory(capacity=1)
    assert at_once(site, [[("take", date.pk, person.pk)] for person in teachers(2)]) == ["done"] * 2
    assert Counter(Registration.objects.values_list("seat", flat=True)) == {Seat.CONFIRMED: 1, Seat.WAITING: 1}


def test_a_crowd_fills_the_room_exactly_and_the_reserve_is_kept(site) -> None:
    date = EventDateFactory(capacity=10)
    kept, others = DistrictFactory(), DistrictFactory()
    DistrictShareFactory(date=date, district=kept, reserve=3)
    DistrictShareFactory(date=date, district=others, cap=6)
    people = [*teachers(30, district=others), *teachers(10)]
    outcomes = at_once(site, dealt([("take", date.pk, person.pk) for person in people * 2], 4))
    assert Counter(outcomes) == {"done": 80}
    taking = Counter(Registration.objects.filter(seat__in=TAKING).values_list("district", flat=True))
    assert taking.total() == 7
    assert taking[others.pk] <= 6
    date.refresh_from_db()
    assert (date.taken, Registration.objects.count(), recount()) == (7, 40, [])
    in_line = list(Registration.objects.waiting().values_list("joined_at", flat=True))
    assert in_line == sorted(in_line)


def test_ten_workers_that_promote_at_once_serve_nobody_twice_and_lose_nobody(site) -> None:
    date = EventDateFactory(capacity=0, event__seats_by_itself=True)
    rows = [ask(date, person) for person in teachers(9)]
    EventDate.objects.filter(pk=date.pk).update(capacity=6)
    assert at_once(site, [[("promote", date.pk)]] * 4) == ["done"] * 4
    seated = list(Registration.objects.filter(seat=Seat.CONFIRMED).order_by("pk").values_list("pk", flat=True))
    assert seated == [row.pk for row in rows[:6]]
    assert (Registration.objects.waiting().count(), recount()) == (3, [])


def test_whatever_happens_at_once_no_limit_is_broken_and_no_counter_drifts(site) -> None:
    """A mixed crowd: asking, leaving, accepting, approving, passing on and changing the room, in an order of its own each round."""
    district = DistrictFactory()
    organizer = member(Role.PD_COORDINATOR, district=district)
    for seed in range(50 if FULL else 3):
        chance = random.Random(seed)
        date = EventDateFactory(capacity=5, event__district=district, event__needs_approval=True)
        DistrictShareFactory(date=date, district=district, reserve=1, cap=4)
        people = [person.pk for person in [*teachers(6, district=district), *teachers(4)]]
        deeds = [("take", date.pk, chance.choice(people)) for _ in range(25)]
        deeds += [(chance.choice(["leave", "accept"]), date.pk, chance.choice(people)) for _ in range(20)]
        deeds += [("approve", date.pk, chance.choice(people), organizer.pk) for _ in range(15)]
        deeds += [("transfer", date.pk, *chance.sample(people[:6], 2)) for _ in range(5)]
        deeds += [("capacity", date.pk, chance.randint(3, 7), organizer.pk) for _ in range(4)]
        chance.shuffle(deeds)
        outcomes = Counter(at_once(site, dealt(deeds, 4)))
        assert set(outcomes) <= {
            "done",
            "no_offer",
            "nothing_to_decide",
            "nothing_there",
            "no_seat",
            "cannot_take_over",
            "not_allowed",
        }
        check_limits(date, Share(1, 4), district.pk)


def test_approving_a_series_and_asking_for_one_of_its_dates_neither_deadlock_nor_oversell(site) -> None:
    """Series hold two dates in the order they were asked in, approvals take both, single requests take one: all at the same moment."""
    district, (busy, other) = DistrictFactory(), (DistrictFactory(), DistrictFactory())
    organizer = member(Role.PD_COORDINATOR, district=district)
    deciders = [member(Role.PD_COORDINATOR, district=home) for home in (busy, other)]
    first = EventDateFactory(capacity=6, event__district=district, event__needs_approval=True)
    second = EventDateFactory(capacity=6, event=first.event)
    dates, whole = (first.pk, second.pk), [*teachers(6, district=busy), *teachers(4, district=other)]
    single = [*teachers(4, district=busy), *teachers(6, district=other)]
    deeds = [("take_all", person.pk, *(dates if number % 2 else dates[::-1])) for number, person in enumerate(whole)]
    deeds += [("take", dates[number % 2], person.pk) for number, person in enumerate(single)]
    deeds += [("approve_all", deciders[number % 2].pk, *dates) for number in range(12)]
    deeds += [("capacity", dates[number % 2], 4 + number % 3, organizer.pk) for number in range(4)]
    random.Random(11).shuffle(deeds)
    outcomes = Counter(at_once(site, dealt(deeds, 4)))
    assert set(outcomes) <= {"done", "nothing_to_decide", "series_full"}
    check_limits(first, Share(), None)
    check_limits(second, Share(), None)
    for person in whole:
        assert len(Registration.objects.active().filter(person=person)) in (0, 2), "a series is held whole or not at all"


def check_limits(date: EventDate, share: Share, district: int | None) -> None:
    date.refresh_from_db()
    taking = Counter(Registration.objects.filter(date=date, seat__in=TAKING).values_list("district", flat=True))
    assert taking.total() == date.taken <= max(date.capacity, date.grandfathered)
    assert share.cap is None or taking[district] <= share.cap
    active = Registration.objects.filter(date=date).active().values_list("person", flat=True)
    assert len(set(active)) == len(active)
    assert recount() == []


@pytest.mark.postgresql_itself
def test_repeatable_read_would_sell_a_seat_twice(site) -> None:
    """Its snapshot is older than its lock: pinned as unsafe, with a test build that allows it."""
    date = EventDateFactory(capacity=1)
    slow, quick = teachers(2)
    connection.close()
    late = begin(site, [("take", date.pk, slow.pk)], "repeatable")
    heard(late, "ready")
    go_on(late)
    heard(late, "read")
    early = begin(site, [("take", date.pk, quick.pk)], "repeatable")
    heard(early, "ready")
    go_on(early)
    heard(early, "read")
    go_on(early)
    assert json.loads(early.communicate(timeout=60)[0]) == ["done"]
    go_on(late)
    assert json.loads(late.communicate(timeout=60)[0]) == ["done"]
    assert Registration.objects.filter(seat=Seat.CONFIRMED).count() == 2


@pytest.mark.postgresql_itself
def test_seats_refuse_any_isolation_but_read_committed() -> None:
    date = EventDateFactory()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with pytest.raises(UnsafeIsolation):
            lock_dates([date.pk])


@pytest.mark.postgresql_itself
def test_whoever_waits_too_long_for_the_lock_is_told_to_try_again_and_nothing_is_written(monkeypatch) -> None:
    import psycopg

    monkeypatch.setattr("pd_events.services.seats.locking.LONGEST_WAIT", "50ms")
    date = EventDateFactory()
    (person,) = teachers(1)
    settings = connection.get_connection_params()
    settings.pop("cursor_factory", None)
    settings.pop("context", None)
    with psycopg.connect(**settings) as other:
        other.execute("SELECT 1 FROM pd_events_eventdate WHERE id = %s FOR UPDATE", [date.pk])
        with pytest.raises(Busy):
            ask(date, person)
    assert Registration.objects.count() == 0


@pytest.mark.sqlite
def test_a_sqlite_file_that_stays_locked_is_busy_too() -> None:
    import sqlite3

    date = EventDateFactory()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy), seat_transaction():
        lock_dates([date.pk])
    other.close()
