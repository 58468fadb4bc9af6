"""Which place the consortium would take among large districts: the rank sentence, for the country and for one state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from clearinghouse.advocacy.figures.charts import EMPHASISED as US
from clearinghouse.advocacy.figures.districts import NO_MEMBERS, enrolment_notes, members, students_of, together
from clearinghouse.advocacy.figures.reading import read_once
from clearinghouse.advocacy.figures.registry import FigureDefinition, FigureValue, Part
from clearinghouse.advocacy.figures.states import name_of
from clearinghouse.advocacy.figures.words import counted, listed, ordinal, span
from clearinghouse.advocacy.selectors.ranking import Ranking, large_districts, rank
from clearinghouse.districts.profile.small_counts import shown_count

if TYPE_CHECKING:
    from clearinghouse.advocacy.models import LargeDistrict
    from clearinghouse.advocacy.selectors.figures import Member

MOST_BESIDE = 10
NO_PLACE = "no place yet"


def rank_in_country() -> FigureValue:
    """The place among all listed districts."""
    districts = members()
    return ranked(districts, rank(shown_students(districts), districts, whole_list()), "country")


def rank_in_state() -> FigureValue:
    """The place among the listed districts of the one state that all members are in."""
    districts = members()
    states = sorted({district.state for district in districts})
    if districts and (len(states) != 1 or not states[0]):
        reason = "they are in several states" if len(states) > 1 else "their state is not recorded"
        return FigureValue(
            None, f"{together(districts)}. No rank in a state is told: {reason}.", timezone.localdate(), written=NO_PLACE
        )
    there = [district for district in whole_list() if districts and district.state == states[0]]
    return ranked(districts, rank(shown_students(districts), districts, there), name_of(states[0]) if districts else "state")


def whole_list() -> list[LargeDistrict]:
    """The imported list; read once for all figures of a page."""
    return read_once("large districts", large_districts)


def shown_students(districts: list[Member]) -> int:
    """The members' students, 0 where so few are not told."""
    return int(shown_count(students_of(districts)) or 0)


def ranked(districts: list[Member], ranking: Ranking, place: str) -> FigureValue:
    """A ranking as a figure."""
    if not districts:
        return FigureValue(None, NO_MEMBERS, timezone.localdate())
    notes = (*tie_notes(ranking), *list_notes(ranking, place), *enrolment_notes(districts))
    written = ordinal(ranking.place) if ranking.place else NO_PLACE
    return FigureValue(ranking.place, sentence_of(districts, ranking, place), timezone.localdate(), beside(ranking), notes, written)


def sentence_of(districts: list[Member], ranking: Ranking, place: str) -> str:
    """The rank sentence, or why there is none."""
    where = "the country" if place == "country" else place
    if ranking.place:
        position = "the largest" if ranking.place == 1 else f"the {ordinal(ranking.place)} largest"
        return f"{together(districts)}: {position} district of {where}, if we were one."
    if not ranking.students:
        return f"{together(districts)}. No rank is told until their students are recorded."
    if ranking.smallest is None:
        return f"{together(districts)}. No rank is told until a list of {where}’s large districts is imported."
    end = counted(ranking.smallest.enrolment or 0, "student")
    beyond = f"each of the {len(ranking.ranked):,} large districts" if len(ranking.ranked) > 1 else "the one large district"
    return f"{together(districts)}: fewer than in {beyond} of {where} on our list, which ends at {end}."


def tie_notes(ranking: Ranking) -> list[str]:
    """That a place is shared."""
    if not ranking.ties:
        return []
    verb = "has" if len(ranking.ties) == 1 else "have"
    return [f"{listed(ranking.ties)} {verb} exactly as many students, so the place is shared."]


def list_notes(ranking: Ranking, place: str) -> list[str]:
    """What the list holds, how old it is and what it lacks."""
    if not ranking.ranked:
        return []
    where = "the country" if place == "country" else place
    notes = [
        f"Compared with the {counted(len(ranking.ranked), 'large district')} of {where} on our list. A district that the list lacks is "
        "not counted, so the place holds only if the list is whole down to our size."
    ]
    if ranking.years:
        notes.append(f"The list’s counts are of the fall of {span(ranking.years)}.")
    if ranking.is_old(timezone.localdate().year):
        notes.append("The list is more than three years old: the order may have changed since.")
    return [*notes, *lacking_notes(ranking)]


def lacking_notes(ranking: Ranking) -> list[str]:
    """Counts and years that the list lacks, and members that stand on it themselves."""
    notes = []
    if ranking.without_year:
        notes.append(f"The list does not say of which year {counted(ranking.without_year, 'count')} {verb(ranking.without_year)}.")
    if ranking.unknown:
        notes.append(f"{counted(ranking.unknown, 'district')} on the list {verb(ranking.unknown)} not ranked, for want of a count.")
    if ranking.own:
        notes.append(f"{listed(ranking.own)} {verb(len(ranking.own))} on the list too and counted with us only.")
    return notes


def verb(number: int) -> str:
    """`is` or `are`."""
    return "is" if number == 1 else "are"


def beside(ranking: Ranking) -> tuple[Part, ...]:
    """The districts round our place, with us among them: what the chart compares."""
    if not ranking.ranked or not ranking.students:
        return ()
    larger = [district for district in ranking.ranked if (district.enrolment or 0) > ranking.students]
    smaller = [district for district in ranking.ranked if (district.enrolment or 0) <= ranking.students]
    kept = larger[-MOST_BESIDE:], smaller[: max(0, MOST_BESIDE - len(larger[-MOST_BESIDE:]))]
    us = Part(US, ranking.students)
    return (*(part_of(district) for district in kept[0]), us, *(part_of(district) for district in kept[1]))


def part_of(district: LargeDistrict) -> Part:
    """A listed district as a line of the chart, with the page that its count is from."""
    return Part(str(district), district.enrolment, district.source_url)


SOURCE = "The members’ recorded enrollments, and an imported list of large districts, each with its source"
DRILL_DOWN = {"drill_down": "/figures/large-districts/", "drill_down_label": "See the list, its sources and its years"}
FIGURES = (
    FigureDefinition(
        "rank-country",
        "Our place in the country",
        "The place that all member and associate districts would take by students if they were one district, among the large "
        "districts of the country on our list. Districts with exactly as many students share a place.",
        "place among the country’s districts",
        rank_in_country,
        breakdown="We and the districts nearest in size",
        source=SOURCE,
        **DRILL_DOWN,
    ),
    FigureDefinition(
        "rank-state",
        "Our place in the state",
        "The place that all member and associate districts would take by students if they were one district, among the large "
        "districts of their state on our list. There is none where the members are in several states.",
        "place among the state’s districts",
        rank_in_state,
        breakdown="We and the districts nearest in size in the state",
        source=SOURCE,
        **DRILL_DOWN,
    ),
)
