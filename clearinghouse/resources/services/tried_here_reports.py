"""Members report a note that should not stand as it does; those who keep the notes decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import Capability, can, is_member
from clearinghouse.resources.models import NoteState, TriedHere, TriedHereReport
from clearinghouse.resources.services.tried_here import tell_change

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@transaction.atomic
def report_note(note: TriedHere, *, reason: str, actor: User) -> TriedHereReport:
    """Say that a note should not stand as it does; while it waits, the same person's report is one. Raises NotAllowed, ValidationError."""
    found = TriedHere.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=note.pk).first()
    if found is None or not found.is_shown or not is_member(actor):
        raise NotAllowed
    waiting = TriedHereReport.objects.waiting().filter(note=found, reporter=actor).first()
    if waiting is not None:
        return waiting
    report = TriedHereReport(note=found, reporter=actor, reason=reason)
    report.full_clean()
    report.save()
    audit.record(found, "tried_here.reported", actor=actor, reason=reason)
    return report


@transaction.atomic
def decide_report(report: TriedHereReport, *, take_down: bool, actor: User) -> TriedHere:
    """Take the reported note down or let it stand; all reports of it that wait are decided with it, once. Raises NotAllowed."""
    if not can(actor, Capability.KEEP_NOTES):
        raise NotAllowed
    note = TriedHere.objects.select_for_update().get(pk=report.note_id)
    decided = TriedHereReport.objects.waiting().filter(note=note).update(decided_at=timezone.now(), decided_by=actor)
    if decided and take_down and note.is_shown:
        note.state = NoteState.HIDDEN
        note.save(update_fields=["state", "updated_at"])
        tell_change(note)
    if decided:
        audit.record(note, "tried_here.taken_down" if take_down else "tried_here.kept", actor=actor)
    return note


@transaction.atomic
def put_back(note: TriedHere, *, actor: User) -> TriedHere:
    """Let a note stand again that was taken down. Raises NotAllowed."""
    if not can(actor, Capability.KEEP_NOTES):
        raise NotAllowed
    note = TriedHere.objects.select_for_update().get(pk=note.pk)
    if note.state == NoteState.HIDDEN:
        note.state = NoteState.SHOWN
        note.save(update_fields=["state", "updated_at"])
        audit.record(note, "tried_here.kept", actor=actor)
        tell_change(note)
    return note
