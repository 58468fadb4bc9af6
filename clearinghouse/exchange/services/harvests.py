"""What curators do with other libraries: name one, look at its first records, start and stop a harvest. The work is in `harvesting.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.core import audit, outbox
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.fetching.addresses import read_target
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import HarvestState
from clearinghouse.exchange.models import HarvestSource

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

TOPIC = "exchange.harvest"
ASKED_OF_IT = ("address", "prefix", "set_spec", "mapping")


class HarvestMoved(RuleViolation):
    """Somebody else was quicker, or the page was old."""

    code = "harvest_moved"
    message = "This harvest has moved on since you opened the page. Look at where it stands now."


@transaction.atomic
def save_source(source: HarvestSource, *, actor: User, **fields: Any) -> HarvestSource:
    """Keep what is asked of another library; who asks something else begins with a new look and a new list.

    Raises NotAllowed, AddressRefused, and HarvestMoved while a worker has it.
    """
    check_curates(actor)
    if source.pk:
        source = lock(source)
    if source.is_open:
        raise HarvestMoved
    read_target(fields["address"])
    before = {name: getattr(source, name) for name in fields}
    if not source.pk or any(before[name] != fields[name] for name in ASKED_OF_IT):
        source.state, source.preview, source.token, source.since, source.began_at = HarvestState.NEW, [], "", "", ""
    for name, value in fields.items():
        setattr(source, name, value)
    source.owner = source.owner or actor
    source.save()
    changes = {name: (before[name], value) for name, value in fields.items() if before[name] != value}
    audit.record(source, "harvest.change", actor=actor, changes=changes)
    return source


@transaction.atomic
def ask_for_preview(source: HarvestSource, *, actor: User) -> None:
    """Have the first records looked at; nothing of them is taken. Raises NotAllowed and HarvestMoved."""
    move(source, HarvestState.TO_PREVIEW, actor=actor)


@transaction.atomic
def start(source: HarvestSource, *, actor: User) -> None:
    """Have the library harvested, from where it was stopped or from what changed since the last time.

    Raises NotAllowed, and HarvestMoved where nobody has looked at its first records.
    """
    if not lock(source).preview:
        raise HarvestMoved("Look at the first records before you start.")
    move(source, HarvestState.TO_RUN, actor=actor)


@transaction.atomic
def stop(source: HarvestSource, *, actor: User) -> None:
    """Stop after the page of records that is being taken. Raises NotAllowed, and HarvestMoved where nothing runs."""
    check_curates(actor)
    locked = lock(source)
    if not locked.is_open:
        raise HarvestMoved
    locked.state = HarvestState.STOPPED
    locked.save(update_fields=["state", "updated_at"])
    audit.record(locked, "harvest.stop", actor=actor)


def move(source: HarvestSource, state: HarvestState, *, actor: User) -> None:
    """Give it to a worker."""
    check_curates(actor)
    locked = lock(source)
    if locked.is_open:
        raise HarvestMoved
    locked.state, locked.reason, locked.restarts, locked.beat_at = state, "", 0, None
    locked.owner = actor
    locked.save()
    audit.record(locked, "harvest.start" if state == HarvestState.TO_RUN else "harvest.preview", actor=actor)
    ask_worker(locked)


def ask_worker(source: HarvestSource) -> None:
    """Ring a worker once the running transaction has committed."""
    outbox.enqueue(TOPIC, {"source": source.pk}, key=str(source.pk))


def check_curates(actor: User) -> None:
    """Raise for a person who does not curate."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed


def lock(source: HarvestSource) -> HarvestSource:
    """The source as it is now, held until the transaction ends."""
    return HarvestSource.objects.select_for_update().get(pk=source.pk)
