"""How many districts belong, how many students they have, and how these are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from clearinghouse.advocacy.figures.reading import read_once
from clearinghouse.advocacy.figures.registry import FigureDefinition, FigureValue, Part
from clearinghouse.advocacy.figures.suppression import NOTE, suppress
from clearinghouse.advocacy.figures.words import counted, listed, span
from clearinghouse.advocacy.selectors.figures import Member, member_districts
from clearinghouse.districts.profile.small_counts import shown_count

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE = "The enrollment that each member and associate district records here"
NO_MEMBERS = "No district has joined yet."


def members() -> list[Member]:
    """The districts that belong; read once for all figures of a page."""
    return read_once("members", member_districts)


def students_of(districts: Sequence[Member]) -> int:
    """The students of these districts as far as they are recorded, before small counts are kept back."""
    return sum(district.enrolment or 0 for district in districts)


def together(districts: Sequence[Member], *, with_students: bool = True) -> str:
    """`Together we are 8,640 students in 10 districts`; without students where they may not be shown."""
    students = shown_count(students_of(districts)) if with_students else None
    places = counted(len(districts), "district")
    return f"Together we are {counted(int(students), 'student')} in {places}" if students else f"Together we are {places}"


def enrolment_notes(districts: Sequence[Member]) -> tuple[str, ...]:
    """What a reader should know of the members' enrolments: missing ones, missing years, different years."""
    missing = [district.name for district in districts if district.enrolment is None]
    known = [district for district in districts if district.enrolment is not None]
    undated = [district.name for district in known if district.year is None]
    years = sorted({district.year for district in known if district.year})
    notes = [f"Our students were counted in the fall of {span(years)}."] if years else []
    if missing:
        notes.append(f"Without a recorded enrollment, and so not counted: {listed(missing)}. The true number is larger.")
    if undated:
        notes.append(f"The year of the count is not recorded for {listed(undated)}.")
    if any(shown_count(district.enrolment) is None and district.enrolment for district in districts):
        notes.append(NOTE)
    return tuple(notes)


def parts_of(districts: Sequence[Member]) -> tuple[Part, ...]:
    """Students by district, the largest first, small counts kept back."""
    ordered = sorted(districts, key=lambda district: (district.enrolment is None, -(district.enrolment or 0), district.name))
    return suppress(
        Part(district.name, district.enrolment, reverse("districts:district", args=[district.slug])) for district in ordered
    )


def count_students() -> FigureValue:
    """The students of all districts that belong."""
    districts = members()
    number = shown_count(students_of(districts))
    known = any(district.enrolment is not None for district in districts)
    sentence = f"{together(districts)}." if districts else NO_MEMBERS
    return FigureValue(number if known else None, sentence, timezone.localdate(), parts_of(districts), enrolment_notes(districts))


def count_districts() -> FigureValue:
    """The districts that belong."""
    districts = members()
    sentence = (
        f"{counted(len(districts), 'district')} {'works' if len(districts) == 1 else 'work'} together." if districts else NO_MEMBERS
    )
    by_state: dict[str, int] = {}
    for district in districts:
        by_state[district.state or "State not recorded"] = by_state.get(district.state or "State not recorded", 0) + 1
    parts = tuple(Part(state, number) for state, number in sorted(by_state.items(), key=lambda item: (-item[1], item[0])))
    return FigureValue(len(districts), sentence, timezone.localdate(), parts)


def middle_enrolment() -> FigureValue:
    """The enrolment of the district in the middle: half are smaller. Where counts are kept back, so is this: it may be one of them."""
    districts, parts = members(), parts_of(members())
    sizes = sorted(district.enrolment for district in districts if district.enrolment is not None)
    today, notes = timezone.localdate(), enrolment_notes(districts)
    if not sizes or any(part.is_suppressed for part in parts):
        reason = (
            "while some districts are so small that their students are not shown" if sizes else "until enrollments are recorded"
        )
        return FigureValue(None, f"The size of the district in the middle is not told {reason}.", today, parts, notes)
    number = (sizes[(len(sizes) - 1) // 2] + sizes[len(sizes) // 2] + 1) // 2
    return FigureValue(number, f"Half of our districts have {counted(number, 'student')} or fewer.", today, parts, notes)


FIGURES = (
    FigureDefinition(
        "students",
        "Students in member districts",
        "The students enrolled in all member and associate districts, added up as each district last recorded them. A district "
        "without a recorded enrollment adds nothing.",
        "students",
        count_students,
        breakdown="Students by district",
        source=SOURCE,
        drill_down="/districts/",
        drill_down_label="See the districts",
    ),
    FigureDefinition(
        "districts",
        "Member districts",
        "The member and associate districts of the consortium today. Observers, applicants and former members are not counted.",
        "districts",
        count_districts,
        breakdown="Districts by state",
        source="The consortium’s own list of districts",
        drill_down="/districts/",
        drill_down_label="See the districts",
    ),
    FigureDefinition(
        "enrollment-by-district",
        "The district in the middle",
        "The median enrollment: with the member and associate districts in order of size, the students of the one in the middle. "
        "Between two in the middle it is the mean of both, rounded.",
        "students",
        middle_enrolment,
        breakdown="Enrollment by district",
        source=SOURCE,
        drill_down="/districts/",
        drill_down_label="See the districts",
    ),
)
