"""The work of an import, as a worker does it: checked or written, with signs of life, one import at a time."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed, RuleViolation, TemporarilyUnavailable
from clearinghouse.exchange.enums import OPEN_STATES, RUNS_AS, ImportKind, ImportState
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.selectors.file_imports import progress_key
from clearinghouse.exchange.services import uploads
from clearinghouse.exchange.services.importers import IMPORTERS
from clearinghouse.exchange.services.records import LibraryMoved

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.exchange.reports import ImportReport

log = logging.getLogger(__name__)

BEAT_SECONDS = 0.5
KEPT_SECONDS = 120
NOTHING_WRITTEN = (
    "The import stopped because of a mistake in the program, which the administrators find in its log. "
    "Nothing of it was written. Tell them, or upload the file again."
)
FAILED = (
    "The import stopped because of a mistake in the program, which the administrators find in its log. "
    "What was written until then is whole. Tell them, or upload the file again."
)


class Heartbeat:
    """Writes down how far the work has come, at most each BEAT_SECONDS."""

    def __init__(self, found: FileImport, *, in_a_transaction: bool = False) -> None:
        """`in_a_transaction` leaves the row alone, which nobody would see until the end: it is locked, and that is sign enough."""
        self.found = found
        self.is_hidden = in_a_transaction
        self.last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show the state, unless it was shown a moment ago."""
        if time.monotonic() - self.last >= BEAT_SECONDS:
            self.last = time.monotonic()
            if self.is_hidden:
                cache.set(progress_key(self.found.pk), (stage, done, total), KEPT_SECONDS)
            else:
                FileImport.objects.filter(pk=self.found.pk).update(stage=stage, done=done, total=total, beat_at=timezone.now())


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery. Raises TemporarilyUnavailable while another import runs, and is then tried until it can."""
    for payload in payloads:
        found = take(payload["import"])
        if found is not None:
            run(found)


def take(pk: int) -> FileImport | None:
    """Mark an import as running here. None when it needs no worker: done already, or gone.

    Raises TemporarilyUnavailable while another import runs: it gives signs of life, or holds its row until all of it is written.
    """
    try:
        return take_free(pk)
    except OperationalError as held:
        raise TemporarilyUnavailable("Another import is running.") from held


@transaction.atomic
def take_free(pk: int) -> FileImport | None:
    """Mark an import as running here, where none is held.

    Every open import is locked, so that of two workers one sees what the other took. What a dead worker left is taken again: a
    second run of the same file finishes the first, or begins what was rolled back.
    """
    held = FileImport.objects.select_for_update(nowait=connection.features.has_select_for_update_nowait)
    still_open = {found.pk: found for found in held.filter(state__in=OPEN_STATES).order_by("pk")}
    found = still_open.get(pk)
    if found is None:
        return None
    if FileImport.objects.running().exists():
        raise TemporarilyUnavailable("Another import is running.")
    found.state, found.beat_at = RUNS_AS[ImportState(found.state)], timezone.now()
    found.save()
    return found


def run(found: FileImport) -> None:
    """Check or write the file, and keep what came of it. What goes wrong is the import's history, not the worker's end."""
    is_whole = IMPORTERS[ImportKind(found.kind)].is_whole and found.state == ImportState.WRITING
    try:
        if is_whole:
            write_whole(found)
        else:
            done = ImportState.CHECKED if found.state == ImportState.CHECKING else ImportState.DONE
            close(found, done, report=work(found, Heartbeat(found)))
    except LibraryMoved as moved:
        close(found, ImportState.CHECKED, report=moved.report)
    except RuleViolation as violation:
        close(found, ImportState.FAILED, reason=violation.message)
    except Exception:
        log.exception("The import %s failed", found.pk)
        close(found, ImportState.FAILED, reason=NOTHING_WRITTEN if is_whole else FAILED)
    remove_if_over(found)


@transaction.atomic
def write_whole(found: FileImport) -> None:
    """Write the file and its end in one transaction: whatever interrupts, it is done with all of it or not begun.

    The import's row is held meanwhile, so that no second worker begins. Raises LibraryMoved, and what the import raises.
    """
    still = FileImport.objects.select_for_update().get(pk=found.pk)
    if still.state != ImportState.WRITING:
        found.state = still.state
        return
    report = work(found, Heartbeat(found, in_a_transaction=True))
    if report.problem_count:
        raise LibraryMoved(report)
    close(found, ImportState.DONE, report=report)


def work(found: FileImport, progress: Heartbeat) -> ImportReport:
    """Let the importer of its kind check or write the file, in the name of who asked for that."""
    run_kind = IMPORTERS[ImportKind(found.kind)].run
    path, is_check = uploads.path_of(found.public_id), found.state == ImportState.CHECKING
    return run_kind(found, path, actor=actor_of(found), dry_run=is_check, progress=progress)


def actor_of(found: FileImport) -> User:
    """In whose name the import runs. Raises NotAllowed where that person is gone: no import runs in nobody's name."""
    actor = found.uploaded_by if found.state == ImportState.CHECKING else found.started_by
    if actor is None:
        raise NotAllowed
    return actor


def close(found: FileImport, state: ImportState, *, report: ImportReport | None = None, reason: str = "") -> None:
    """Write the end of a run."""
    found.state, found.reason = state, reason
    if report is not None:
        found.report = report.as_data()
    found.save(update_fields=["state", "reason", "report", "updated_at"])


def remove_if_over(found: FileImport) -> None:
    """Remove the file unless it is still to be written."""
    if found.state != ImportState.CHECKED:
        uploads.remove(found.public_id)
