"""The work of an import, as a worker does it: checked or written, with signs of life, one import at a time."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed, RuleViolation, TemporarilyUnavailable
from clearinghouse.exchange.enums import OPEN_STATES, RUNS_AS, ImportState
from clearinghouse.exchange.models import EvidenceImport
from clearinghouse.exchange.services import uploads
from clearinghouse.exchange.services.wwc import import_wwc

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.reports import ImportReport

log = logging.getLogger(__name__)

BEAT_SECONDS = 0.5
FAILED = (
    "The import stopped because of a mistake in the program, which the administrators find in its log. "
    "What was written until then is whole. Tell them, or upload the file again."
)


class Heartbeat:
    """Writes down how far the work has come, at most each BEAT_SECONDS."""

    def __init__(self, pk: int) -> None:
        """`pk` is the import's."""
        self.pk = pk
        self.last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show the state, unless it was shown a moment ago."""
        if time.monotonic() - self.last >= BEAT_SECONDS:
            self.last = time.monotonic()
            EvidenceImport.objects.filter(pk=self.pk).update(stage=stage, done=done, total=total, beat_at=timezone.now())


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery. Raises TemporarilyUnavailable while another import runs, and is then tried until it can."""
    for payload in payloads:
        found = take(payload["import"])
        if found is not None:
            run(found)


@transaction.atomic
def take(pk: int) -> EvidenceImport | None:
    """Mark an import as running here. None when it needs no worker: done already, or gone.

    Every open import is locked, so that of two workers one sees what the other took. What a dead worker left is taken again: a
    second run of the same file finishes the first.
    """
    still_open = {
        found.pk: found for found in EvidenceImport.objects.select_for_update().filter(state__in=OPEN_STATES).order_by("pk")
    }
    found = still_open.get(pk)
    if found is None:
        return None
    if EvidenceImport.objects.running().exists():
        raise TemporarilyUnavailable("Another import is running.")
    found.state, found.beat_at = RUNS_AS[ImportState(found.state)], timezone.now()
    found.save()
    return found


def run(found: EvidenceImport) -> None:
    """Check or write the file, and keep what came of it. What goes wrong is the import's history, not the worker's end."""
    is_check = found.state == ImportState.CHECKING
    try:
        actor, path = actor_of(found), uploads.path_of(found.public_id)
        report = import_wwc(path, actor=actor, dry_run=is_check, progress=Heartbeat(found.pk))
    except RuleViolation as violation:
        close(found, ImportState.FAILED, reason=violation.message)
    except Exception:
        log.exception("The import %s failed", found.pk)
        close(found, ImportState.FAILED, reason=FAILED)
    else:
        close(found, ImportState.CHECKED if is_check else ImportState.DONE, report=report)


def actor_of(found: EvidenceImport) -> User:
    """In whose name the import runs. Raises NotAllowed where that person is gone: no import runs in nobody's name."""
    actor = found.uploaded_by if found.state == ImportState.CHECKING else found.started_by
    if actor is None:
        raise NotAllowed
    return actor


def close(found: EvidenceImport, state: ImportState, *, report: ImportReport | None = None, reason: str = "") -> None:
    """Write the end of a run, and remove the file unless it is still to be written."""
    found.state, found.reason = state, reason
    if report is not None:
        found.report = report.as_data()
    found.save(update_fields=["state", "reason", "report", "updated_at"])
    if state != ImportState.CHECKED:
        uploads.remove(found.public_id)
