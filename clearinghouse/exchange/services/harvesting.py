"""The work of a harvest, page by page.

The token for the next page is written when all records of a page are: a worker may die at any moment, and the next one goes on with
the page that was not whole, whose records it finds as they are. Nothing that comes in is published; it waits for curators as a draft.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed, RuleViolation, TemporarilyUnavailable
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import HarvestState
from clearinghouse.exchange.models import HarvestSource
from clearinghouse.exchange.oai.dates import LENGTHS
from clearinghouse.exchange.oai.harvest.answers import OtherLibraryRefused, ToldPage, ask_for_page
from clearinghouse.exchange.oai.harvest.duplicates import known_among
from clearinghouse.exchange.oai.harvest.mapping import mapped
from clearinghouse.exchange.services.harvested_drafts import take_page
from clearinghouse.exchange.services.harvests import ask_worker, lock

log = logging.getLogger(__name__)

AT_A_TIME_SECONDS = 45.0
PREVIEWED, MOST_RESTARTS, AT_ONCE = 10, 3, 50
FAILED = "The harvest stopped because of a mistake in the program, which the administrators find in its log. What came in until then is whole."


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: a while of work for each source. Raises TemporarilyUnavailable where the other library does not answer."""
    for payload in payloads:
        source = HarvestSource.objects.filter(pk=payload["source"]).first()
        if source is not None and source.is_open:
            work_on(source)


def work_on(source: HarvestSource) -> None:
    """Look at a source's first records, or harvest for a while. What goes wrong is the source's history, not the worker's end."""
    try:
        check_owner(source)
        preview(source) if source.state == HarvestState.TO_PREVIEW else harvest_for_a_while(source)
    except TemporarilyUnavailable as error:
        HarvestSource.objects.filter(pk=source.pk).update(reason=f"{error} It is asked again.", beat_at=timezone.now())
        raise
    except RuleViolation as violation:
        close(source, HarvestState.FAILED, reason=violation.message)
    except Exception:
        log.exception("The harvest of %s failed", source.pk)
        close(source, HarvestState.FAILED, reason=FAILED)


def check_owner(source: HarvestSource) -> None:
    """No harvest runs in nobody's name. Raises NotAllowed."""
    if source.owner is None or not can(source.owner, Capability.CURATE_LIBRARY):
        raise NotAllowed("Whoever started this does not curate the library any more. Start it again.")


def preview(source: HarvestSource) -> None:
    """Keep the first records as they would come in."""
    page = ask_for_page(source)
    told = [(record.identifier, mapped(record, source.mapping)) for record in page.records if not record.is_deleted][:PREVIEWED]
    known = known_among(told)
    shown = []
    for identifier, fields in told:
        found = known.find(fields, identifier)
        shown.append({**fields.fields(), "identifier": identifier, "known": f"{found[2]} ({found[0]})" if found else ""})
    with transaction.atomic():
        locked = lock(source)
        if locked.state == HarvestState.TO_PREVIEW:
            locked.preview, locked.total, locked.state, locked.reason = shown, page.total, HarvestState.PREVIEWED, ""
            if not shown:
                locked.state, locked.reason = HarvestState.FAILED, "The first page holds no record that could come in."
            locked.save()


def harvest_for_a_while(source: HarvestSource) -> None:
    """Take page after page; after a while another worker goes on, so that no other work waits for long."""
    ends = time.monotonic() + AT_A_TIME_SECONDS
    while take_next_page(source):
        if time.monotonic() > ends:
            with transaction.atomic():
                ask_worker(source)
            return


def take_next_page(source: HarvestSource) -> bool:
    """Ask for the next page and write it down. False when there is no more to do."""
    now = HarvestSource.objects.get(pk=source.pk)
    if now.state not in (HarvestState.TO_RUN, HarvestState.RUNNING):
        return False
    try:
        page = ask_for_page(now, token=now.token, since="" if now.token else now.since)
    except OtherLibraryRefused as refused:
        return answer_to(now, refused)
    return write_page(now, page)


def answer_to(source: HarvestSource, refused: OtherLibraryRefused) -> bool:
    """What the protocol's errors mean: nothing new, or a token that the other library has forgotten. Raises all others."""
    if refused.error == "noRecordsMatch" and not source.token:
        close(source, HarvestState.DONE)
        return False
    if refused.error == "badResumptionToken" and source.token and source.restarts < MOST_RESTARTS:
        HarvestSource.objects.filter(pk=source.pk).update(token="", done=0, restarts=source.restarts + 1)
        return True
    raise refused


def write_page(source: HarvestSource, page: ToldPage) -> bool:
    """Write the records of a page, some at a time so that others can write between, and then where to go on.

    False where somebody has stopped it meanwhile, or it was the last page. What was written twice after a worker's death changes nothing.
    """
    if page.token and page.token == source.token:
        raise RuleViolation("The other library gives the same page again and again. Tell whoever runs it.")
    for start in range(0, len(page.records), AT_ONCE):
        with transaction.atomic():
            if not is_ours(lock(source), source):
                return False
            take_page(source, page.records[start : start + AT_ONCE])
    return go_on(source, page)


@transaction.atomic
def go_on(source: HarvestSource, page: ToldPage) -> bool:
    """Remember the token for the next page; the last one ends the harvest."""
    locked = lock(source)
    if not is_ours(locked, source):
        return False
    if not locked.token:
        locked.done, locked.began_at = 0, page.moment if len(page.moment) in LENGTHS else ""
    locked.done += len(page.records)
    locked.token, locked.total, locked.beat_at, locked.reason = page.token, page.total or locked.total, timezone.now(), ""
    locked.state = HarvestState.RUNNING if page.token else HarvestState.DONE
    if not page.token:
        locked.since, locked.finished_at = locked.began_at, timezone.now()
    locked.save()
    return bool(page.token)


def is_ours(locked: HarvestSource, source: HarvestSource) -> bool:
    """Whether the harvest still runs, and stands where it stood when the page was asked for."""
    return locked.state in (HarvestState.TO_RUN, HarvestState.RUNNING) and locked.token == source.token


@transaction.atomic
def close(source: HarvestSource, state: HarvestState, *, reason: str = "") -> None:
    """Write the end of a run, unless somebody has stopped it before."""
    locked = lock(source)
    if locked.is_open:
        locked.state, locked.reason, locked.finished_at = state, reason, timezone.now()
        locked.save(update_fields=["state", "reason", "finished_at", "updated_at"])
