"""What the library's pages show: reads for their templates, and the words and drawings of a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from clearinghouse.resources import selectors
from clearinghouse.resources.evidence.check import State
from clearinghouse.resources.evidence.dials import Dial, dials_of, dollars
from clearinghouse.resources.selectors.ladder import Ladder, ladder
from clearinghouse.resources.selectors.library import related_to
from clearinghouse.resources.selectors.reading_ahead import read_terms
from clearinghouse.resources.selectors.retiring import replacement_shown
from clearinghouse.resources.selectors.tried_here import latest_notes_of
from clearinghouse.resources.selectors.voices import Voices, voices_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from clearinghouse.resources.models import AssistiveTechnologyPage, Finding, ResourcePage, StudyReview, Topic, TriedHere

register = template.Library()

AVERAGE = 50  # an average student of the comparison group stands at the 50th percentile
PLOT_REACH = 1.0  # effect sizes beyond it are drawn at the edge
PLOT_HALF_WIDTH = 50.0
SIGNS = {State.MET: "✓", State.NOT_MET: "✗", State.NOT_RECORDED: "?"}


@register.simple_tag
def evidence_on(intervention_id: int) -> selectors.ReviewEvidence:
    return selectors.evidence_of(intervention_id)


@register.simple_tag
def read_ahead(page: ResourcePage) -> str:
    """Nothing to show; what follows asks the database less often."""
    read_terms(page)
    return ""


@register.simple_tag
def sources_of(page: ResourcePage) -> Any:
    """Its sources: read where they are first looked at, and once."""
    return page.sources.all()


@register.simple_tag
def replacement_of(page: ResourcePage, user: User | AnonymousUser | None) -> ResourcePage | None:
    return replacement_shown(page, user)


@register.simple_tag
def tried_by(district: District, user: User | AnonymousUser | None) -> list[TriedHere]:
    return latest_notes_of(district, user)


@register.simple_tag
def dials_on(page: ResourcePage, tier: int | None) -> tuple[Dial, ...]:
    return dials_of(page, tier=tier)


@register.simple_tag
def dials_on_evidence(page: ResourcePage, evidence: selectors.ReviewEvidence) -> tuple[Dial, ...]:
    best = evidence.largest_gain
    gain = best.finding.improvement_index if best else None
    return dials_of(page, tier=evidence.best_tier, gain=gain, has_findings=bool(evidence.findings))


@register.simple_tag
def ladder_of(page: AssistiveTechnologyPage, user: User | AnonymousUser | None) -> Ladder:
    return ladder(page, user)


@register.filter
def cost_range(page: AssistiveTechnologyPage) -> str:
    """What it costs for one student: `$15 to $40`, `from $200`, `up to $30`."""
    low, high = page.cost_low, page.cost_high
    if low is not None and high is not None:
        return dollars(low) if low == high else f"{dollars(low)} to {dollars(high)}"
    return f"from {dollars(low)}" if low is not None else f"up to {dollars(high)}" if high is not None else ""


@register.simple_tag
def reviews_of(intervention_id: int) -> list[StudyReview]:
    return selectors.reviews_of(intervention_id)


@register.simple_tag
def library_at_a_glance(user: User | AnonymousUser | None) -> selectors.LibraryOverview:
    return selectors.library_overview(user)


@register.simple_tag
def related_resources(page: ResourcePage, topics: Iterable[Topic], user: User | AnonymousUser | None) -> list[Any]:
    return related_to(page, topics, user)


@register.filter
def sign(state: State) -> str:
    """✓, ✗ or ? for a condition; the word always stands beside it."""
    return SIGNS[state]


@register.filter
def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@register.filter
def percentile_of(improvement_index: int) -> str:
    """Where an average comparison student would have come: an index of 8 means the 58th percentile."""
    return ordinal(AVERAGE + improvement_index)


@register.filter
def plot_x(finding: Finding) -> str:
    """The place of an effect size on a line from 0 to 100, with no effect at 50."""
    effect = max(-PLOT_REACH, min(PLOT_REACH, finding.effect_size or 0.0))
    return f"{50 + effect / PLOT_REACH * PLOT_HALF_WIDTH:.1f}"


@register.filter
def signed(number: float) -> str:
    """+0.21, −0.05."""
    return f"{number:+.2f}".replace("-", "−")


@register.filter
def points(index: int) -> str:
    """+8, −3 or 0."""
    return f"{index:+d}".replace("-", "−") if index else "0"


@register.simple_tag
def voices_of(page: ResourcePage, user: User | AnonymousUser | None) -> Voices:
    return voices_on(page, user)


@register.filter
def dollars_of(amount: Decimal) -> str:
    """`$12`, `nothing`."""
    return dollars(amount) if amount else "nothing"
