"""Members write down what their district tried, show it, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.policies import belongs_to, can_speak_for
from clearinghouse.resources import signals
from clearinghouse.resources.errors import LooksLikeStudents
from clearinghouse.resources.models import NoteState, ResourcePage, TriedHere
from clearinghouse.resources.student_data import digest_of, signs_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.districts.models import District

FACTS = ("setting", "grades", "students", "staff", "minutes_a_week", "weeks", "cost", "cost_for", "outcome", "saw", "differently",
         "started_on", "ended_on")  # fmt: skip
TEXTS = ("cost_for", "saw", "differently")
# What the audit trail keeps: never what was written, which somebody may have to take out again.
AUDITED = ("state", "audience", "outcome")


@transaction.atomic
def write_note(
    page: ResourcePage, *, district: District, facts: Mapping[str, Any], readers: str, actor: User, looked_at: str = ""
) -> TriedHere:
    """Write a note for a district of one's own; the same again is one note.

    `readers` is "district" for a draft, "members" or "public". `looked_at` is the digest of texts that a person confirmed to tell of no
    student. Raises NotAllowed, LooksLikeStudents and ValidationError.
    """
    actor = User.objects.select_for_update().get(pk=actor.pk)
    if not belongs_to(actor, district) or not ResourcePage.objects.visible_to(actor).filter(pk=page.pk).exists():
        raise NotAllowed
    note = TriedHere(page=page, district=district, author=actor, **{name: facts[name] for name in FACTS})
    show_to(note, readers)
    same = TriedHere.objects.filter(page=page, district=district, author=actor, outcome=note.outcome, saw=note.saw).first()
    if same is not None and same.state == note.state and all(getattr(same, name) == getattr(note, name) for name in FACTS):
        return same
    look_for_students(note, looked_at)
    note.full_clean()
    note.save()
    audit.record(note, "tried_here.written", actor=actor, **{name: getattr(note, name) for name in AUDITED})
    tell_change(note)
    return note


@transaction.atomic
def change_note(note: TriedHere, *, facts: Mapping[str, Any], readers: str, actor: User, looked_at: str = "") -> TriedHere:
    """Change a note, or who may read it. One that was taken down stays so for others until those who took it down say otherwise.

    Raises NotAllowed, LooksLikeStudents and ValidationError.
    """
    note = own_note(note, actor)
    before = {name: getattr(note, name) for name in AUDITED}
    for name in FACTS:
        setattr(note, name, facts[name])
    if note.state != NoteState.HIDDEN:
        show_to(note, readers)
    look_for_students(note, looked_at)
    note.full_clean()
    note.save()
    changes = {name: (old, getattr(note, name)) for name, old in before.items() if old != getattr(note, name)}
    audit.record(note, "tried_here.changed", actor=actor, changes=changes or None)
    tell_change(note)
    return note


@transaction.atomic
def withdraw_note(note: TriedHere, *, actor: User) -> TriedHere:
    """Let nobody but the district read it any more; again nothing happens. Raises NotAllowed."""
    note = own_note(note, actor)
    if note.state in (NoteState.SHOWN, NoteState.DRAFT):
        before, note.state = note.state, NoteState.WITHDRAWN
        note.save(update_fields=["state", "updated_at"])
        audit.record(note, "tried_here.withdrawn", actor=actor, changes={"state": (before, note.state)})
        tell_change(note)
    return note


def own_note(note: TriedHere, actor: User) -> TriedHere:
    """The note, locked, where this person may speak for its district. Raises NotAllowed."""
    found = TriedHere.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=note.pk).first()
    if found is None or not can_speak_for(actor, found.district, author_id=found.author_id):
        raise NotAllowed
    return found


def show_to(note: TriedHere, readers: str) -> None:
    """Set who may read it: a draft is the district's own."""
    is_draft = readers == Audience.DISTRICT
    note.state = NoteState.DRAFT if is_draft else NoteState.SHOWN
    note.audience = Audience.MEMBERS if is_draft else readers


def look_for_students(note: TriedHere, looked_at: str) -> None:
    """Raise LooksLikeStudents where the texts have signs of student data that nobody confirmed to have looked at."""
    texts = [str(getattr(note, name)) for name in TEXTS]
    signs = signs_in("\n".join(texts), known=f"{note.page.title} {note.district} {note.district.town}")
    if signs and looked_at != digest_of(*texts):
        raise LooksLikeStudents(f"This looks like {' and '.join(signs)}. Take it out, or say that it tells of no student.")


def tell_change(note: TriedHere) -> None:
    """Let those who show what was tried know."""
    signals.tried_here_changed.send(TriedHere, page_id=note.page_id)
