"""What districts say of a resource, for its own page: notes and ratings in one query, and for somebody signed in what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, FilteredRelation

from clearinghouse.districts.audience import MEMBERS_KEY, audience_keys_of
from clearinghouse.districts.models import District
from clearinghouse.resources.models import Outcome, ResourcePage, SavedResource, TriedHere
from clearinghouse.resources.models.tried_here import shown_to
from clearinghouse.resources.selectors.ratings import Answered, answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

MOST_READ = 200
MOST_SHOWN = 3
OF_NOTE = ("id", "setting", "grades", "students", "staff", "minutes_a_week", "weeks", "cost", "cost_for", "outcome", "saw",
           "differently", "started_on", "ended_on", "created_at", "district_id")  # fmt: skip
VERBS = {Outcome.KEPT: "kept it", Outcome.DROPPED: "dropped it", Outcome.TRYING: "still trying"}


@dataclass(frozen=True)
class Voices:
    """The newest notes with what they come to, the ratings that may be shown, and where the reader stands."""

    notes: tuple[TriedHere, ...]
    tally: str
    total: int
    ratings: tuple[Answered, ...]
    is_member: bool = False
    is_saved: bool = False


def voices_on(page: ResourcePage, user: User | AnonymousUser | None) -> Voices:
    """What districts say of a resource that this person sees. One query; two more for somebody signed in."""
    keys = audience_keys_of(user)
    rows = rows_of(page, keys)
    notes = [note_of(row) for row in rows if row["note_id"] is not None]
    is_signed_in = user is not None and user.is_authenticated
    return Voices(
        notes=tuple(notes[:MOST_SHOWN]),
        tally=tally_of(notes),
        total=len(notes),
        ratings=answered(rows[0]["counts"] if rows else None),
        is_member=MEMBERS_KEY in keys,
        is_saved=is_signed_in and SavedResource.objects.visible_with(keys, user).filter(page=page).exists(),
    )


def rows_of(page: ResourcePage, keys: frozenset[str]) -> list[dict[str, Any]]:
    """The page's counts of ratings, beside each note shown to a holder of these keys, newest first; one row where there is none."""
    of_note = {f"note_{name}": F(f"note__{name}") for name in OF_NOTE}
    joined = ResourcePage.objects.order_by().filter(pk=page.pk).annotate(
        note=FilteredRelation("tried_here", condition=shown_to(keys, through="tried_here__")),
        counts=F("rating_summary__counts"),
        district_name=F("note__district__name"),
        district_slug=F("note__district__slug"),
        **of_note,
    )  # fmt: skip
    found = joined.order_by(F("note__created_at").desc(nulls_last=True), F("note__id").desc())
    return list(found.values("counts", "district_name", "district_slug", *of_note)[:MOST_READ])


def note_of(row: dict[str, Any]) -> TriedHere:
    """A note for showing: it knows what the page says of it."""
    note = TriedHere(**{name: row[f"note_{name}"] for name in OF_NOTE})
    district = District(pk=row["note_district_id"], name=row["district_name"], slug=row["district_slug"])
    note.district = district
    return note


def tally_of(notes: Sequence[TriedHere]) -> str:
    """`3 districts tried it: 2 kept it, 1 dropped it`. A district counts once, by its newest note; empty without any."""
    latest: dict[int, str] = {}
    for note in notes:
        latest.setdefault(note.district_id, note.outcome)
    if not latest:
        return ""
    outcomes = list(latest.values())
    parts = [f"{outcomes.count(outcome)} {verb}" for outcome, verb in VERBS.items() if outcome in outcomes]
    return f"{len(latest)} district{'' if len(latest) == 1 else 's'} tried it: {', '.join(parts)}"
