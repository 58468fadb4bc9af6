"""Lists of what districts tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from clearinghouse.districts.models import District
from clearinghouse.districts.policies import can_speak_for
from clearinghouse.resources.models import NoteState, Outcome, TriedHere, TriedHereReport

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import ResourcePage


def notes_for(user: User | AnonymousUser | None, *, outcome: str = "", district: str = "") -> QuerySet[TriedHere]:
    """Every note shown to this person, newest first, of one outcome or one district's address where they are given."""
    shown = TriedHere.objects.visible_to(user).shown()
    if outcome in Outcome.values:
        shown = shown.filter(outcome=outcome)
    if district:
        shown = shown.filter(district__slug=district[:200])
    return shown.select_related("district", "page").order_by("-created_at", "-pk")


def latest_notes_of(district: District, user: User | AnonymousUser | None, *, most: int = 3) -> list[TriedHere]:
    """The newest notes of a district shown to this person. One query beside who they are."""
    return list(notes_for(user, district=district.slug)[:most])


def notes_on(page: ResourcePage, user: User | AnonymousUser | None) -> list[TriedHere]:
    """The notes on one resource shown to this person, newest first. One query beside who they are."""
    return list(TriedHere.objects.visible_to(user).shown().filter(page=page).select_related("district", "page"))


def notes_of_own_districts(user: User) -> list[TriedHere]:
    """What the person's districts wrote, in any state, newest first."""
    own = user.memberships.current().values("district")
    return list(TriedHere.objects.visible_to(user).filter(district__in=own).select_related("district", "page", "author"))


def districts_to_write_for(user: User) -> list[District]:
    """The districts in whose name the person may write, by name."""
    return list(District.objects.filter(pk__in=user.memberships.current().values("district")).order_by("name"))


def may_change(note: TriedHere, user: User | AnonymousUser) -> bool:
    """Whether the person may change or withdraw the note."""
    return user.is_authenticated and can_speak_for(user, note.district, author_id=note.author_id)


def reported_notes(user: User) -> QuerySet[TriedHere]:
    """The notes of which a report waits, each with those `waiting`, oldest note first; none for those who do not decide."""
    waiting = TriedHereReport.objects.visible_to(user).waiting()
    notes: Any = TriedHere.objects.filter(pk__in=waiting.values("note")).select_related("district", "page")
    return notes.prefetch_related(Prefetch("reports", waiting, to_attr="waiting")).order_by("created_at", "pk")  # type: ignore[no-any-return]


def notes_taken_down(user: User) -> list[TriedHere]:
    """The notes that were taken down, for those who may let them stand again."""
    if not TriedHereReport.objects.visible_to(user).exists():
        return []
    return list(TriedHere.objects.filter(state=NoteState.HIDDEN).select_related("district", "page"))
