"""How near what was studied is to a district, fact by fact. It says what it compared, what differs, and what nobody recorded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import Setting
from clearinghouse.resources.evidence.dials import dollars
from clearinghouse.resources.matching.bands import EnrolmentBand, grades_in_words

if TYPE_CHECKING:
    from clearinghouse.resources.matching.ours import OurSetting
    from clearinghouse.resources.matching.studied import Studied

ROUND_TO = 100  # dollars, where a district's whole cost is only about right


class Held(StrEnum):
    """How one fact stands beside what the district said."""

    MATCHED = "matches"
    UNMATCHED = "differs"
    UNKNOWN = "not recorded"


class Nearness(StrEnum):
    """All facts together."""

    NEAR = "near"
    PARTLY = "partly"
    FAR = "far"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Fact:
    """One comparison: what of, how it stands, a whole sentence, and a few words for a line of results (none to leave it out)."""

    name: str
    held: Held
    words: str
    brief: str = ""


@dataclass(frozen=True)
class Match:
    """The comparison of one resource with one district. `line` says it all in one line."""

    nearness: Nearness
    line: str
    facts: tuple[Fact, ...]


def match(ours: OurSetting, studied: Studied) -> Match | None:
    """Compare from recorded facts alone; None where the district has said nothing.

    Near: at least one study took place in the district's kind of schools with its grades, as far as it said both, and the cost is not more
    than it said. Far: the studies record other settings or grades only. Not known: nothing is recorded that could be compared.
    """
    if not ours:
        return None
    setting, grades = setting_fact(ours, studied), grades_fact(ours, studied)
    cost, enrolment = cost_fact(ours, studied), enrolment_fact(ours, studied)
    who = [fact for fact in (setting, grades) if fact]
    together = not studied.samples or is_together(ours, studied)
    nearness = nearness_of(who, cost, is_studied=bool(studied.samples), together=together)
    line = line_of(who, cost, lead=lead_of(ours, who, together) if studied.samples else "")
    return Match(nearness, line, tuple(fact for fact in (setting, grades, enrolment, cost) if fact))


def setting_fact(ours: OurSetting, studied: Studied) -> Fact | None:
    """Whether a study took place in schools like these by their location."""
    setting = ours.setting
    if not setting:
        return None
    name = "Where it was studied"
    if not studied.samples:
        return Fact(name, Held.UNKNOWN, f"No study of it is recorded here, so no {setting} study exists.", "no study recorded")
    if not studied.settings:
        words = f"Nobody recorded in which kind of schools it was studied, so no {setting} study is known."
        return Fact(name, Held.UNKNOWN, words, "where it was studied is not recorded")
    if found := studied.in_setting(setting):
        town = " Studies record no towns; rural schools are the nearest." if ours.locale == Locale.TOWN else ""
        of = (
            "Its one study was"
            if studied.studies == 1
            else f"{found} of {studied.studies} studies {'was' if found == 1 else 'were'}"
        )
        words = f"{of} done in {setting} schools.{town}"
        return Fact(name, Held.MATCHED, words, f"studied in {setting} schools")
    others = " and ".join(Setting(value).label.lower() for value in studied.settings)
    return Fact(
        name, Held.UNMATCHED, f"No {setting} study exists: it was studied in {others} schools.", f"no {setting} study exists"
    )


def grades_fact(ours: OurSetting, studied: Studied) -> Fact | None:
    """Whether a study had students of these grades, or, without a study, whether it is meant for them."""
    if not ours.grades:
        return None
    recorded, verb = (studied.grades, "studied in") if studied.samples else (studied.meant_for, "meant for")
    name = "Grades"
    if not recorded:
        return Fact(name, Held.UNKNOWN, "Its grades are not recorded.", "grades not recorded")
    if shared := [band for band in ours.grades if band in recorded]:
        words = f"It was {verb}" if studied.samples else f"It is {verb}"
        return Fact(name, Held.MATCHED, f"{words} {grades_in_words(recorded)}.", f"{verb} {grades_in_words(shared)}")
    words = f"{verb} {grades_in_words(recorded)}, not yours"
    return Fact(name, Held.UNMATCHED, f"{words[0].upper()}{words[1:]} ({grades_in_words(ours.grades)}).", words)


def enrolment_fact(ours: OurSetting, studied: Studied) -> Fact | None:
    """Studies record how many students took part, never how many their districts have."""
    if not ours.enrolment or not studied.samples:
        return None
    words = "How many students the studied districts have is not recorded."
    if studied.smallest and studied.largest:
        of = f"{studied.smallest:,}" if studied.smallest == studied.largest else f"{studied.smallest:,} to {studied.largest:,}"
        words += f" {of} students took part in a study."
    return Fact("Size of the district", Held.UNKNOWN, words)


def cost_fact(ours: OurSetting, studied: Studied) -> Fact | None:
    """Whether it costs no more than the district said."""
    if ours.budget is None:
        return None
    name = "Cost"
    if studied.for_one_student:
        return Fact(name, Held.UNKNOWN, "It is bought for one student at a time; your budget is for every pupil.")
    if studied.cost is None:
        return Fact(name, Held.UNKNOWN, "What it costs a pupil is not recorded.")
    costs = "It is free" if studied.cost == 0 else f"It costs {dollars(studied.cost)} a pupil and year{in_all(ours, studied.cost)}"
    if studied.cost > ours.budget:
        return Fact(name, Held.UNMATCHED, f"{costs}: more than your ${ours.budget:,} a pupil.", "costs more than you said")
    return Fact(
        name, Held.MATCHED, f"{costs}: within your ${ours.budget:,} a pupil.", "free" if studied.cost == 0 else "within your budget"
    )


def in_all(ours: OurSetting, cost: Decimal) -> str:
    """What every pupil of a district of this size would cost together, to a hundred dollars."""
    if not ours.enrolment:
        return ""
    band = EnrolmentBand(ours.enrolment)
    if band.most is None:
        return f", from {about(band.fewest * cost)} for all pupils of a district of your size"
    low = (
        f"up to {about(band.most * cost)}"
        if band.fewest == 1
        else f"about {about(band.fewest * cost)} to {about(band.most * cost)}"
    )
    return f", {low} for all pupils of a district of your size"


def about(amount: Decimal) -> str:
    """Dollars to the next hundred, never to nothing."""
    rounded = max(ROUND_TO, round(amount / ROUND_TO) * ROUND_TO)
    return f"${rounded:,}"


def is_together(ours: OurSetting, studied: Studied) -> bool:
    """Whether one and the same study had these schools and these grades, as far as the district said both."""
    return any(
        (not ours.setting or ours.setting in sample.settings)
        and (not ours.grades or not set(ours.grades).isdisjoint(sample.grades))
        for sample in studied.samples
    )


def nearness_of(who: list[Fact], cost: Fact | None, *, is_studied: bool, together: bool) -> Nearness:
    """The facts together; without a study, or where nothing was said of schools and grades, nearness is not known."""
    held = {fact.held for fact in who}
    if not is_studied or held <= {Held.UNKNOWN}:
        return Nearness.UNKNOWN
    if Held.MATCHED not in held:
        return Nearness.FAR
    too_dear = cost is not None and cost.held is Held.UNMATCHED
    return Nearness.NEAR if held == {Held.MATCHED} and together and not too_dear else Nearness.PARTLY


def lead_of(ours: OurSetting, who: list[Fact], together: bool) -> str:
    """`studied in rural schools of grades 3 to 6: near to yours`, where that is so; else nothing."""
    if not who or any(fact.held is not Held.MATCHED for fact in who):
        return ""
    if not together:
        return f"studied in {ours.setting} schools and in your grades, but not both in one study"
    grades = next((fact.brief.removeprefix("studied in ") for fact in who if fact.name == "Grades"), "")
    where = f"{ours.setting} schools" if ours.setting else ""
    return f"studied in {' of '.join(part for part in (where, grades) if part)}: near to yours"


def line_of(who: list[Fact], cost: Fact | None, *, lead: str) -> str:
    """One line: how near, then what else differs or is not recorded. Each thing is said once."""
    briefs = [lead] if lead else [fact.brief for fact in who]
    briefs += [cost.brief] if cost else []
    line = " · ".join(dict.fromkeys(brief for brief in briefs if brief))
    return line[:1].upper() + line[1:]
