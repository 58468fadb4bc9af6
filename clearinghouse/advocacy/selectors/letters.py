"""Reads for letters: what a district's own facts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from clearinghouse.advocacy.figures.districts import members, students_of
from clearinghouse.advocacy.figures.placeholders import figure_key, places_in
from clearinghouse.advocacy.figures.reading import one_reading
from clearinghouse.advocacy.figures.registry import figure
from clearinghouse.advocacy.figures.states import name_of
from clearinghouse.advocacy.models import LetterTemplate
from clearinghouse.districts.profile.small_counts import shown_count
from clearinghouse.districts.standing import standing_of

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from clearinghouse.districts.places import Place


def letters_for(user: User) -> list[LetterTemplate]:
    """The letters offered to this person."""
    return list(LetterTemplate.objects.visible_to(user))


def own_places(user: User) -> tuple[Place, ...]:
    """The districts that this person may write for, with their roles. One query."""
    return standing_of(user).places


def facts_for(text: str, place: Place, user: User) -> dict[str, str]:
    """What fills the places of a text for this person in this district; "" where it is not recorded. As many queries as its figures need."""
    district = place.district
    with one_reading():
        ours = members()
        facts = {
            **facts_of(district),
            "our districts": f"{len(ours):,}",
            "our students": in_words(shown_count(students_of(ours)) or None),
            "today": date_format(timezone.localdate(), "F j, Y"),
            "your name": user.get_full_name(),
            "your role": place.role_words,
        }
        keys = [key for name in places_in(text) if (key := figure_key(name))]
        return facts | {f"figure: {key}": figure(key).compute().sentence for key in keys}


def facts_of(district: District) -> dict[str, str]:
    """The district's own facts. A count of students that is too small to show is not told."""
    return {
        "district": district.name,
        "town": district.town,
        "state": name_of(district.state),
        "students": in_words(shown_count(district.enrolment)),
        "year": str(district.enrolment_year or ""),
    }


def in_words(number: object) -> str:
    """A count as people read it, "" where there is none."""
    return f"{number:,}" if isinstance(number, int) else ""
