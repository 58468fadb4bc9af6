"""Deeds in a process of its own, for `test_races.py`: python -m tests.pd_events.services.seats.worker MODE '[["take", date, person], …]'

It waits for a line on its input, so that several begin at the same moment, and says how each deed went. MODE is `safe`, `unlocked` (reads
what is free without the lock and without the counter, says so, and waits for another line before it writes) or `repeatable` (takes its
snapshot, says so, and waits for another line before it locks).
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 -- Django must be set up first

from clearinghouse.accounts.models import User  # noqa: E402
from clearinghouse.core.errors import RuleViolation  # noqa: E402
from clearinghouse.core.models.standing import StandingQuery  # noqa: E402
from pd_events.models import EventDate, Registration  # noqa: E402
from pd_events.services.dates import change_capacity  # noqa: E402
from pd_events.services.seats import (  # noqa: E402
    Ask,
    accept_offer,
    approve,
    leave,
    ledger,
    locking,
    promote_dates,
    register,
    transfer,
)  # fmt: skip
from pd_events.services.series import register_series  # noqa: E402

mode, deeds = sys.argv[1], json.loads(sys.argv[2])


def pause(word: str) -> None:
    print(word, flush=True)
    sys.stdin.readline()


def without_lock() -> None:
    """A test build: the lock is gone, and so is the counter behind it."""
    read = ledger.read_locked

    def read_then_wait(*args: object) -> object:
        found = read(*args)
        pause("read")
        return found

    ledger.seat_transaction = nullcontext
    locking.ONE_DATE = StandingQuery(lambda pk: EventDate.objects.filter(pk=pk).order_by())
    ledger.counting = lambda date, change: []
    ledger.read_locked = read_then_wait


@contextmanager
def old_snapshot() -> Iterator[None]:
    """A test build: a transaction whose snapshot is older than its lock, and the counter is gone."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT count(*) FROM pd_events_registration")
        pause("read")
        yield


def with_old_snapshot() -> None:
    locking.SAFE_ISOLATION = "repeatable read"
    ledger.seat_transaction = old_snapshot
    ledger.counting = lambda date, change: []


def take(date: int, person: int) -> None:
    actor = User.objects.get(pk=person)
    register([Ask(date, actor, actor.memberships.get().district)], actor=actor)


def take_all(person: int, *dates: int) -> None:
    """Seats on all of these dates, or on none."""
    actor = User.objects.get(pk=person)
    home = actor.memberships.get().district
    register_series([Ask(date, actor, home) for date in dates], actor=actor)


def approve_all(actor: int, *dates: int) -> None:
    """Everything that waits on these dates for this coordinator, at once."""
    waiting = Registration.objects.to_decide().filter(date__in=dates).values_list("pk", flat=True)
    approve(list(waiting), actor=User.objects.get(pk=actor))


def row(date: int, person: int) -> Registration:
    return Registration.objects.get(date=date, person=person)


def hand_on(date: int, person: int, colleague: int) -> None:
    theirs = row(date, person)
    transfer(theirs, person=User.objects.get(pk=colleague), actor=theirs.person)


DEEDS: dict[str, Callable[..., object]] = {
    "take": take,
    "take_all": take_all,
    "approve_all": approve_all,
    "leave": lambda date, person: leave(row(date, person), actor=User.objects.get(pk=person)),
    "accept": lambda date, person: accept_offer(row(date, person), actor=User.objects.get(pk=person)),
    "approve": lambda date, person, actor: approve([row(date, person).pk], actor=User.objects.get(pk=actor)),
    "transfer": hand_on,
    "promote": lambda date: promote_dates([date]),
    "capacity": lambda date, seats, actor: change_capacity(
        EventDate.objects.get(pk=date), capacity=seats, actor=User.objects.get(pk=actor)
    ),
}


def outcome(name: str, *words: int) -> str:
    try:
        DEEDS[name](*words)
    except RuleViolation as no:
        return no.code
    except Registration.DoesNotExist:
        return "nothing_there"
    return "done"


if mode == "unlocked":
    without_lock()
elif mode == "repeatable":
    with_old_snapshot()
pause("ready")
print(json.dumps([outcome(*deed) for deed in deeds]))
