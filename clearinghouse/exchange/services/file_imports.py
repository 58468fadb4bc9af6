"""A curator's import of a file from upload to report: what the CMS asks for. The work is in `running.py`."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import outbox
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import OPEN_STATES, ImportKind, ImportState
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services import uploads
from clearinghouse.exchange.services.importers import IMPORTERS

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from clearinghouse.accounts.models import User

TOPIC = "exchange.evidence_import"
KEPT_FOR = timedelta(days=1)
STOPPED = "The import stopped before its end. What was written until then is whole; upload the file again to write the rest."


class ImportMoved(RuleViolation):
    """Somebody else was quicker, or the page was old."""

    code = "import_moved"
    message = "This import has moved on since you opened the page. Look at where it stands now."


def receive_upload(
    upload: UploadedFile[bytes], *, actor: User, kind: ImportKind = ImportKind.EVIDENCE, publishes: bool = False
) -> FileImport:
    """Keep a file of this kind and have it checked; nothing of it is written before somebody says so.

    Raises NotAllowed, and UnreadableFile for what is plainly no such file, which is then not kept.
    """
    check_curates(actor)
    public_id = uuid4()
    path = uploads.keep(upload, public_id)
    try:
        IMPORTERS[kind].look(path)
        with transaction.atomic():
            name = PurePath(upload.name or "file.csv").name[:200]
            facts = {"kind": kind, "publishes": publishes, "file_name": name}
            found = FileImport.objects.create(public_id=public_id, uploaded_by=actor, **facts)
            ask_worker(found)
    except BaseException:
        uploads.remove(public_id)
        raise
    return found


@transaction.atomic
def start_import(found: FileImport, *, actor: User) -> None:
    """Have a checked file written. Raises NotAllowed, and ImportMoved where it is not waiting for that."""
    check_curates(actor)
    locked = lock(found)
    if locked.state != ImportState.CHECKED:
        raise ImportMoved
    locked.state, locked.started_by, locked.done, locked.stage = ImportState.TO_WRITE, actor, 0, ""
    locked.save()
    ask_worker(locked)


@transaction.atomic
def discard_import(found: FileImport, *, actor: User) -> None:
    """Forget a checked file. Raises NotAllowed, and ImportMoved where it is not waiting for that."""
    check_curates(actor)
    locked = lock(found)
    if locked.state != ImportState.CHECKED:
        raise ImportMoved
    locked.state = ImportState.DISCARDED
    locked.save()
    remove_after_commit(locked)


def close_forgotten_imports() -> int:
    """Close what nobody came back for within a day, and what a worker left behind for good; returns how many."""
    before = timezone.now() - KEPT_FOR
    old = FileImport.objects.filter(updated_at__lt=before, state__in=[ImportState.CHECKED, *OPEN_STATES])
    closed = sum(close_forgotten(pk) for pk in old.exclude(beat_at__gte=before).values_list("pk", flat=True))
    uploads.remove_forgotten(older_than=(KEPT_FOR * 2).total_seconds())
    return closed


@transaction.atomic
def close_forgotten(pk: int) -> bool:
    """Close one, unless somebody has just come back for it."""
    found = FileImport.objects.select_for_update().get(pk=pk)
    if found.updated_at >= timezone.now() - KEPT_FOR:
        return False
    found.state, found.reason = (ImportState.DISCARDED, "") if found.state == ImportState.CHECKED else (ImportState.FAILED, STOPPED)
    found.save()
    remove_after_commit(found)
    return True


def check_curates(actor: User) -> None:
    """Raise for a person who does not curate."""
    if not can(actor, Capability.CURATE_LIBRARY):
        raise NotAllowed


def lock(found: FileImport) -> FileImport:
    """The import as it is now, held until the transaction ends."""
    return FileImport.objects.select_for_update().get(pk=found.pk)


def ask_worker(found: FileImport) -> None:
    """Ring a worker once the running transaction has committed."""
    outbox.enqueue(TOPIC, {"import": found.pk}, key=f"{found.pk}:{found.state}")


def remove_after_commit(found: FileImport) -> None:
    """The file goes when it is sure that nobody needs it."""
    transaction.on_commit(partial(uploads.remove, found.public_id), robust=True)
