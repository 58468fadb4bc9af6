"""A paragraph for a grant form: what may honestly be said of the evidence, with the conditions of its tier as they are recorded.

The four tiers are those of the Every Student Succeeds Act's definition of “evidence-based”, 20 U.S.C. 7801(21)(A). For school improvement
money under Title I, section 1003 (20 U.S.C. 6303), only the first three count: 7801(21)(B). Several uses under Title II, Part A
(20 U.S.C. 6613(b)(3)) and Title IV, Part A (20 U.S.C. 7118) must be evidence-based as far as the state finds such evidence reasonably
available. The tier is the publisher's, and stands; where the recorded facts do not bear it out, the text says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import models
from django.utils.text import slugify

from clearinghouse.resources.enums import EvidenceTier, ResourceKind
from clearinghouse.resources.evidence.check import Condition, State
from clearinghouse.resources.evidence.dials import in_points
from clearinghouse.resources.selectors.review import Domain, ReviewEvidence

if TYPE_CHECKING:
    from clearinghouse.resources.models import ResourcePage
    from clearinghouse.resources.selectors.review import CheckedFinding

OF_THE_DISTRICT = "[name of your district]"
LAW = "20 U.S.C. 7801(21)(A)"
# What the law asks of each tier, in its own terms, and where it says so.
ASKS = {
    EvidenceTier.STRONG: ("at least one well-designed and well-implemented experimental study", "(i)(I)"),
    EvidenceTier.MODERATE: ("at least one well-designed and well-implemented quasi-experimental study", "(i)(II)"),
    EvidenceTier.PROMISING: (
        "at least one well-designed and well-implemented correlational study with statistical controls for selection bias",
        "(i)(III)",
    ),
    EvidenceTier.RATIONALE: ("a rationale based on high-quality research findings or positive evaluation", "(ii)"),
}


class GrantProgram(models.TextChoices):
    """The money that the paragraph is written for."""

    TITLE_I = "title-i", "Title I, school improvement (section 1003)"
    TITLE_II = "title-ii", "Title II, Part A"
    TITLE_IV = "title-iv", "Title IV, Part A"


RULES = {
    GrantProgram.TITLE_I: "School improvement funds under Title I, section 1003, need evidence of Tier 1, 2 or 3 (20 U.S.C. 7801(21)(B)).",
    GrantProgram.TITLE_II: (
        "Title II, Part A asks for evidence in several uses, as far as the state finds such evidence reasonably available "
        "(20 U.S.C. 6613(b)(3)). All four tiers count."
    ),
    GrantProgram.TITLE_IV: (
        "Title IV, Part A asks for evidence in several uses, as far as the state finds such evidence reasonably available "
        "(20 U.S.C. 7118). All four tiers count."
    ),
}


@dataclass(frozen=True)
class GrantText:
    """What to write, and what to know before. Without `paragraphs` nothing can honestly be said, and `concerns` say why."""

    program: GrantProgram
    tier: int | None = None
    paragraphs: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    concerns: tuple[str, ...] = ()
    sources: tuple[str, ...] = field(default=())

    @property
    def rule(self) -> str:
        """What this money asks for."""
        return RULES[self.program]


def domains_by_slug(evidence: ReviewEvidence) -> dict[str, Domain]:
    """The outcome domains by how an address names them, the strongest first."""
    return {slugify(domain.name): domain for domain in evidence.domains}


def text_on_findings(page: ResourcePage, evidence: ReviewEvidence, domain: Domain, program: GrantProgram, url: str) -> GrantText:
    """The paragraph on one outcome domain of a research review; `url` is the page's whole address."""
    leading = domain.leading
    tier = leading.finding.essa_tier
    sources = (*cited(leading), f"{page.title}. Research review. {url}")
    if tier is None:
        return without_tier(domain, program, leading)
    law = law_of(tier)
    paragraphs = (
        f"{OF_THE_DISTRICT} proposes to use {page.title}. In {domain.name.lower()}, the What Works Clearinghouse of the U.S. Department of "
        f"Education puts its evidence in {tier_in_words(tier)}, as the Every Student Succeeds Act defines it ({law}).",
        f"The leading finding: {finding_in_words(leading)}. {all_findings(domain)}",
        took_part(evidence),
    )
    concerns = (*not_borne_out(leading, tier), *too_weak(tier, program))
    return GrantText(program, tier, paragraphs, leading.check.conditions, concerns, sources)


def without_tier(domain: Domain, program: GrantProgram, leading: CheckedFinding) -> GrantText:
    """The publisher gives no tier: nothing is claimed, and the reason is said."""
    reasons = [f"{condition.asks}: {condition.state} ({condition.fact})" for condition in leading.check.deciding]
    said = (
        f"The publisher gives no finding in {domain.name.lower()} a tier of evidence, so a grant form cannot name one.",
        *(f"What is missing: {reason}." for reason in reasons),
        "Choose another outcome, or look for a resource with a tier.",
    )
    return GrantText(program, None, (), leading.check.conditions, said)


def text_on_record(page: ResourcePage, program: GrantProgram, url: str) -> GrantText:
    """The paragraph on a resource without findings of its own, from what a curator recorded."""
    tier = page.curated_tier
    if tier is None:
        return GrantText(program, concerns=("No tier of evidence is recorded for this, so a grant form cannot name one.",))
    claim: tuple[str, ...]
    if tier == EvidenceTier.RATIONALE:
        claim = (
            f"{OF_THE_DISTRICT} proposes to use {page.title}. It demonstrates a rationale ({law_of(tier)}): high-quality research findings or "
            f"positive evaluation suggest that it is likely to improve outcomes for students. {page.tier_note}",
            "We will examine its effects as we go, as the law asks: [say what you will measure, when, and who looks at it].",
        )
    else:
        claim = (
            f"{OF_THE_DISTRICT} proposes to use {page.title}. Its evidence is recorded as {tier_in_words(tier)}, as the Every Student "
            f"Succeeds Act defines it ({law_of(tier)}): {ASKS[EvidenceTier(tier)][0]}. {page.tier_note}",
        )
    effect = (page.effect_note,) if page.effect_note else ()
    unchecked = "The tier is a curator’s word. No findings are recorded here, so its conditions cannot be checked line by line."
    sources = (*(source.citation for source in page.sources.all()), f"{page.title}. {url}")
    paragraphs = tuple(text.strip() for text in (*claim, *effect))
    return GrantText(program, tier, paragraphs, (), (unchecked, *too_weak(tier, program)), sources)


def law_of(tier: int) -> str:
    """Where the law defines a tier: `20 U.S.C. 7801(21)(A)(i)(I)`."""
    return f"{LAW}{ASKS[EvidenceTier(tier)][1]}"


def tier_in_words(tier: int) -> str:
    """`Tier 1 (strong evidence)`."""
    number, _, words = str(EvidenceTier(tier).label).partition(": ")
    return f"{number} ({words})"


def finding_in_words(checked: CheckedFinding) -> str:
    """The measure, the effect, and how sure it is."""
    finding = checked.finding
    parts = [finding.measure]
    parts += [f"effect size {finding.effect_size:+.2f}".replace("-", "−")] if finding.effect_size is not None else []
    parts += [in_points(finding.improvement_index)] if finding.improvement_index is not None else []
    parts += (
        [] if finding.is_significant is None else ["statistically significant" if finding.is_significant else "not significant"]
    )
    parts += [f"{finding.sample_size:,} students"] if finding.sample_size else []
    return ", ".join(parts)


def all_findings(domain: Domain) -> str:
    """Every direction in the domain, so that nothing is left out that speaks against it."""
    results = [checked.result for checked in domain.findings]
    words = [f"{results.count(name)} {label}" for name, label in DIRECTIONS if name in results]
    return f"Of all {len(results)} findings in this domain: {', '.join(words)}." if len(results) > 1 else "It is the only finding."


DIRECTIONS = (
    ("gain", "significant and positive"),
    ("no clear effect", "without a clear effect"),
    ("loss", "significant and negative"),
    ("not recorded", "not recorded"),
)


def took_part(evidence: ReviewEvidence) -> str:
    """Who was studied, and whether any rural school was."""
    studies = f"{evidence.studies} {'study' if evidence.studies == 1 else 'studies'}"
    who = f"{evidence.students:,} students took part in {studies}" if evidence.students else f"It rests on {studies}"
    return f"{who}, {evidence.rural or 'none'} of them recorded as in rural schools."


def not_borne_out(leading: CheckedFinding, tier: int) -> tuple[str, ...]:
    """Where the recorded facts lead to another tier than the publisher's."""
    check = leading.check
    if not check.differs:
        return ()
    if not check.is_decided:
        unknown = "; ".join(condition.fact for condition in check.conditions if condition.state is State.NOT_RECORDED)
        return (f"The publisher says Tier {tier}; from what is recorded here this cannot be checked: {unknown}.",)
    if check.tier:
        return (f"The publisher says Tier {tier}; the recorded facts meet the conditions of Tier {check.tier}.",)
    missing = "; ".join(f"{condition.asks} ({condition.fact})" for condition in check.deciding)
    return (f"The publisher says Tier {tier}, and the recorded facts do not lead there: {missing}. Say so if you are asked.",)


def too_weak(tier: int, program: GrantProgram) -> tuple[str, ...]:
    """Whether this money asks for a better tier."""
    if program is GrantProgram.TITLE_I and tier == EvidenceTier.RATIONALE:
        return ("This tier is not enough for school improvement funds: they need Tier 1, 2 or 3.",)
    return ()


def cited(checked: CheckedFinding) -> tuple[str, ...]:
    """The study of a finding, and where its review stands."""
    review = checked.finding.review
    where = f" {review.study.page_url}" if review.study.page_url else ""
    return (review.study.citation, f"What Works Clearinghouse, U.S. Department of Education: review of this study.{where}")


def has_findings(page: ResourcePage) -> bool:
    """Whether it is a kind of resource that has findings of its own."""
    return bool(page.kind == ResourceKind.RESEARCH_REVIEW)
