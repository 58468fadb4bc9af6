"""The four dials by which a reader judges: effect, strength, cost per pupil, staff time. Each from what is recorded, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clearinghouse.resources.enums import EvidenceTier

if TYPE_CHECKING:
    from clearinghouse.resources.models import ResourcePage

NOT_RECORDED = "not recorded"
# Where a bar gets its second, third and fourth step.
POINTS, MONTHS, DOLLARS, HOURS = (5, 10, 20), (3, 5, 7), (25, 100, 500), (1, 3, 6)
STEPS_OF_TIER = {1: 4, 2: 3, 3: 2, 4: 1}


@dataclass(frozen=True)
class Dial:
    """One dial: its name, what it says in words and in a few for a list, and 0 to 4 steps of its bar. `note` says where it comes from."""

    label: str
    words: str
    level: int
    note: str = ""
    is_recorded: bool = True
    brief: str = ""

    def as_data(self) -> dict[str, Any]:
        """As the index keeps it and `components/dial.html` takes it."""
        return {"label": self.label, "words": self.words, "brief": self.brief or self.words, "level": self.level}


def dials_of(page: ResourcePage, *, tier: int | None, gain: int | None = None, has_findings: bool = False) -> tuple[Dial, ...]:
    """Effect, strength, cost and staff time of a resource, in this order.

    `tier` is its best tier; `gain` the largest significant gain of its findings in percentile points, where it `has_findings`.
    """
    effect = effect_of_findings(gain) if has_findings else effect_of(page)
    return (effect, strength(tier, page.tier_note), cost(page), staff_time(page))


def effect_of(page: ResourcePage) -> Dial:
    """What a source says of the effect, in months of progress where it says so, else in percentile points."""
    if page.effect_months is not None:
        months = f"{signed(page.effect_months)} month{'' if abs(page.effect_months) == 1 else 's'}"
        return Dial("Effect", f"{months} of progress", steps(page.effect_months, MONTHS), page.effect_note, brief=months)
    if page.effect_points is not None:
        points = in_points(page.effect_points)
        return Dial("Effect", points, steps(page.effect_points, POINTS), page.effect_note, brief=shorter(points))
    return Dial("Effect", NOT_RECORDED, 0, page.effect_note, is_recorded=False)


def effect_of_findings(gain: int | None) -> Dial:
    """The largest significant gain; none is said plainly."""
    if not gain or gain < 0:
        return Dial("Effect", "no significant gain", 0)
    points = in_points(gain)
    note = "The largest significant gain of its findings."
    return Dial("Effect", points, steps(gain, POINTS), note, brief=shorter(points))


def strength(tier: int | None, note: str) -> Dial:
    """The evidence tier under ESSA."""
    if tier is None:
        return Dial("Strength", "no tier", 0, note, is_recorded=False)
    return Dial("Strength", str(EvidenceTier(tier).label).partition(": ")[2], STEPS_OF_TIER[tier], note)


def cost(page: ResourcePage) -> Dial:
    """Dollars for each pupil and year."""
    amount = page.cost_per_pupil
    if amount is None:
        return Dial("Cost", page.cost_note or NOT_RECORDED, 0, is_recorded=bool(page.cost_note))
    words = "free" if amount == 0 else f"{dollars(amount)} a pupil"
    return Dial("Cost", words, 0 if amount == 0 else steps(amount, DOLLARS), page.cost_note)


def staff_time(page: ResourcePage) -> Dial:
    """Hours of staff in a week beyond ordinary lessons."""
    hours = page.staff_hours_a_week
    if hours is None:
        return Dial("Staff time", NOT_RECORDED, 0, is_recorded=False)
    words = "no extra hours" if hours == 0 else f"{hours.normalize():f} hour{'' if hours == 1 else 's'} a week"
    brief = words if hours == 0 else f"{hours.normalize():f} h a week"
    return Dial("Staff time", words, 0 if hours == 0 else steps(hours, HOURS), brief=brief)


def steps(amount: Decimal | int, limits: tuple[int, int, int]) -> int:
    """1 to 4 steps by these limits; none for nothing and for less."""
    return 0 if amount <= 0 else 1 + sum(amount >= limit for limit in limits)


def in_points(points: int) -> str:
    """`+8 percentile points`, `−1 percentile point`."""
    return f"{signed(points)} percentile point{'' if abs(points) == 1 else 's'}"


def shorter(points: str) -> str:
    """`+8 points`, where a list has no room for more."""
    return points.replace("percentile ", "")


def signed(number: int) -> str:
    """+8, −3 or 0."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def dollars(amount: Decimal) -> str:
    """`$12`, `$12.50`, `$1,200`."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"
