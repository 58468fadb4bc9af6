"""The weekly check whether the addresses in the library still answer.

Each address is claimed, asked and written down by itself, so that a worker may die at any moment: what it had claimed is due again
an hour later.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.fetching import HostBusy, Limits, NotReached, fetch
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import LinkCheck
from clearinghouse.resources.selectors.link_checks import addresses_of, live_with_sources
from clearinghouse.resources.signals import resource_changed

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

log = logging.getLogger(__name__)

WEEK, DAY, CLAIM = timedelta(days=7), timedelta(days=1), timedelta(hours=1)
# A server may be down for a weekend: dead is what failed so often, over so long.
DEAD_AFTER_FAILURES, DEAD_AFTER = 4, timedelta(days=3)
# What servers answer to programs that people would get in spite of it.
ANSWERS_PEOPLE = frozenset({401, 402, 403, 407, 418, 429, 451, 999})
OFFLINE_AFTER_HOSTS = 3
LIMITS = Limits(seconds=20, pause=2.0, longest_wait=2.5)


@dataclass(frozen=True)
class Answer:
    """What came of asking an address. `state` is ANSWERS, FAILING or REFUSED."""

    state: LinkState
    status: int | None = None
    reason: str = ""
    is_reached: bool = True


@dataclass
class Run:
    """What one run of the check has seen. While no server at all answers, the fault may be our own line's: failures wait here."""

    checked: int = 0
    is_online: bool = False
    unreached: dict[str, Answer] = field(default_factory=dict)

    @property
    def is_offline(self) -> bool:
        """Whether several servers did not answer and none did."""
        return not self.is_online and len({urlsplit(address).netloc for address in self.unreached}) >= OFFLINE_AFTER_HOSTS


def gather_addresses() -> int:
    """Bring the list of addresses in line with what live resources name. Returns how many rows came or went."""
    changed, _ = LinkCheck.objects.filter(~Q(page__live=True)).delete()
    for pages in live_with_sources():
        changed += gather(pages)
    return changed


@transaction.atomic
def gather(pages: list[Any]) -> int:
    """Bring the addresses of some pages in line."""
    wanted = {(page.pk, address) for page in pages for address in addresses_of(page, page.sources.all())}
    rows = LinkCheck.objects.filter(page__in=[page.pk for page in pages])
    known = {(page, address): pk for pk, page, address in rows.values_list("pk", "page", "address")}
    gone = [pk for key, pk in known.items() if key not in wanted]
    new = [LinkCheck(page_id=page, address=address) for page, address in sorted(wanted - known.keys())]
    LinkCheck.objects.filter(pk__in=gone).delete()
    LinkCheck.objects.bulk_create(new, ignore_conflicts=True)
    return len(gone) + len(new)


def check_due(*, seconds: float = 120.0, limits: Limits = LIMITS) -> int:
    """Ask the addresses that are due, for at most so many seconds; returns how many were asked. Any number of workers may do so at once."""
    run, ends = Run(), time.monotonic() + seconds
    while time.monotonic() < ends and not run.is_offline:
        address = claim_next()
        if address is None:
            break
        check_in(run, address, limits)
    if run.is_offline:
        log.warning("No server answers; the links are checked again in an hour")
        return run.checked
    for address, answer in run.unreached.items():
        note(address, answer)
    return run.checked


def claim_next() -> str | None:
    """The address that has been due longest, put off for the hour in which it is asked. None when none is due."""
    now = timezone.now()
    for address in LinkCheck.objects.filter(due_at__lte=now).order_by("due_at", "pk").values_list("address", flat=True)[:20]:
        if LinkCheck.objects.filter(address=address, due_at__lte=now).update(due_at=now + CLAIM):
            return address
    return None


def check_in(run: Run, address: str, limits: Limits) -> None:
    """Ask one address and write down what came of it."""
    try:
        answer = ask(address, limits)
    except HostBusy as busy:
        LinkCheck.objects.filter(address=address).update(due_at=timezone.now() + timedelta(seconds=busy.seconds))
        return
    run.checked += 1
    if answer.is_reached or run.is_online:
        run.is_online = run.is_online or answer.status is not None
        note(address, answer)
    else:
        run.unreached[address] = answer


def ask(address: str, limits: Limits) -> Answer:
    """Ask for the head of an address, and where that is refused for the thing itself, without its body. Raises HostBusy."""
    answer = ask_by("HEAD", address, limits)
    return answer if answer.state in (LinkState.ANSWERS, LinkState.REFUSED) else ask_by("GET", address, limits)


def ask_by(method: str, address: str, limits: Limits) -> Answer:
    """One way of asking."""
    try:
        status = fetch(address, method=method, limits=limits, with_body=False).status
    except HostBusy:
        raise
    except NotReached as error:
        return Answer(LinkState.FAILING, reason=error.message[:300], is_reached=False)
    except RuleViolation as error:
        is_ours = error.code == "address_refused"
        return Answer(LinkState.REFUSED if is_ours else LinkState.FAILING, reason=error.message[:300])
    if status < 400 or status in ANSWERS_PEOPLE:
        return Answer(LinkState.ANSWERS, status)
    return Answer(LinkState.FAILING, status, {404: "The page is not there.", 410: "The page is gone for good."}.get(status, ""))


@transaction.atomic
def note(address: str, answer: Answer) -> None:
    """Write down what an address answered, for every page that names it; whoever relies on a page hears of a link that has died."""
    now = timezone.now()
    for row in LinkCheck.objects.select_for_update().filter(address=address).order_by("pk"):
        was = row.state
        row.checked_at, row.status, row.reason = now, answer.status, answer.reason
        if answer.state == LinkState.ANSWERS:
            row.state, row.failures, row.first_failed_at, row.due_at = answer.state, 0, None, now + WEEK
        else:
            fail(row, answer.state)
        row.save()
        if LinkState.DEAD in (row.state, was) and row.state != was:
            resource_changed.send(LinkCheck, page_id=row.page_id, change="link")


def fail(row: LinkCheck, state: LinkState) -> None:
    """One more failure: asked again tomorrow, and once it is dead each week, for servers do come back."""
    now = timezone.now()
    row.failures, row.first_failed_at = min(row.failures + 1, 1000), row.first_failed_at or now
    is_dead = row.failures >= DEAD_AFTER_FAILURES and now - row.first_failed_at >= DEAD_AFTER
    row.state = LinkState.DEAD if state == LinkState.FAILING and is_dead else state
    row.due_at = now + (DAY if row.state == LinkState.FAILING else WEEK)


@transaction.atomic
def check_now(check: LinkCheck, *, actor: User) -> None:
    """Have an address asked before its time. Raises NotAllowed."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed
    LinkCheck.objects.filter(address=check.address).update(due_at=timezone.now())
