"""Research reviews: a page, its intervention, and every study and finding behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from clearinghouse.districts.audience import audience_key
from clearinghouse.resources.enums import EvidenceTier, GradeBand, Setting, StudyDesign
from clearinghouse.resources.evidence.dials import dials_of
from clearinghouse.resources.matching.studied import studied_in as all_studied
from clearinghouse.resources.models import Finding, ResearchReviewPage
from search.documents.base import SearchDocument, Value, term_values
from search.documents.file_words import with_files
from search.documents.library import NO_TIER, TIER_STRENGTH, TIERS_BELOW, alone, tried_values
from search.language.ids import ids_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.models import StudyReview

# What teachers say for what the evidence calls otherwise; found, never shown.
TEACHERS_WORDS = {
    "literacy": "reading literacy English language arts ELA",
    "math": "mathematics math arithmetic",
    "science": "science STEM",
    "behavior": "behavior behaviour conduct social emotional SEL character",
    "alphabetics": "phonics decoding phonemic awareness letters",
    "reading fluency": "oral reading fluency",
}


class ResearchReviewDocuments:
    """How research reviews stand in the index."""

    name = "research_review"
    label = "Research review"
    page_types = (ResearchReviewPage,)

    def audiences(self) -> dict[str, str]:
        """Every live research review with the key of its audience."""
        live = ResearchReviewPage.objects.live().values_list("pk", "audience", "district_id")
        return {str(pk): audience_key(audience, district_id) for pk, audience, district_id in live}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those reviews that this person may see now."""
        visible = ResearchReviewPage.objects.visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The review as it is published now."""
        page = ResearchReviewPage.objects.live().select_related("intervention").filter(pk=object_id).first()
        return None if page is None else document_of(page)


def document_of(page: ResearchReviewPage) -> SearchDocument:
    """Everything the index holds of a review."""
    reviews = list(page.intervention.reviews.select_related("study").prefetch_related("findings"))
    findings = [finding for review in reviews for finding in review.findings.all()]
    facets = facets_of(page, reviews, findings)
    body, display = with_files(body_of(page, reviews, findings), display_of(page, reviews, findings), page)
    return SearchDocument(
        kind=ResearchReviewDocuments.name,
        object_id=str(page.pk),
        audience=page.audience_key,
        title=page.title,
        url=page.get_url() or "",
        summary=page.summary,
        body=body,
        keywords=keywords_of(page, facets, findings),
        facets=facets,
        display=display,
        published_at=page.first_published_at,
        strength=strength_of(findings),
    )


def facets_of(page: ResearchReviewPage, reviews: list[StudyReview], findings: list[Finding]) -> dict[str, tuple[Value, ...]]:
    """The values of each facet that this review has; what is not recorded has none."""
    tiers = sorted({finding.essa_tier for finding in findings if finding.essa_tier})
    bands = list(GradeBand)
    recorded_bands = sorted({GradeBand(finding.grade_band) for finding in findings if finding.grade_band}, key=bands.index)
    return {
        "kind": (Value(ResearchReviewDocuments.name, ResearchReviewDocuments.label),),
        "tier": tuple(Value(str(tier), EvidenceTier(tier).label, tier) for tier in tiers) or (NO_TIER,),
        "topic": term_values(page.topics.all()),
        "setting": tuple(
            Value(setting.value, setting.label, n) for n, setting in enumerate(Setting) if studied_in(reviews, setting)
        ),
        "grade": tuple(Value(band.value, band.label, bands.index(band)) for band in recorded_bands),
        "outcome": tuple(
            Value(group.replace(" ", "-"), group.capitalize())
            for group in sorted({f.outcome_group for f in findings if f.outcome_group})
        ),
        "delivery": tuple(Value(method.replace(" ", "-"), method.capitalize()) for method in page.intervention.delivery_methods),
        "design": tuple(
            Value(design.lower(), StudyDesign(design).label) for design in sorted({review.design for review in reviews})
        ),
        "tried": tried_values(page),
    }


def studied_in(reviews: list[StudyReview], setting: Setting) -> bool:
    """Whether any study records this setting."""
    return any(getattr(review, f"in_{setting.value}") for review in reviews)


def keywords_of(page: ResearchReviewPage, facets: dict[str, tuple[Value, ...]], findings: list[Finding]) -> str:
    """The words of the facets and what teachers say for them."""
    labels = [value.label for name in ("topic", "setting", "grade", "outcome", "delivery", "tier") for value in facets[name]]
    subjects = {finding.topic for finding in findings} | {finding.outcome_group for finding in findings}
    teachers = [words for subject, words in TEACHERS_WORDS.items() if subject in subjects]
    domains = sorted({finding.domain for finding in findings})
    return " · ".join([*labels, *teachers, *domains, *meant_together(findings), *cited_as(findings)])


def cited_as(findings: list[Finding]) -> list[str]:
    """ERIC numbers and DOIs of the studies, as queries ask for them."""
    studies = {finding.review.study_id: finding.review.study for finding in findings}.values()
    found = [part for study in studies for part in ids_in(f"{study.eric_id or ''} {study.citation}")[0]]
    return list(dict.fromkeys(found))


def meant_together(findings: list[Finding]) -> list[str]:
    """What was found where, as one would ask for it: a gain in reading in a rural school is more than rural here and reading there."""
    said = set()
    for finding in findings:
        subject = TEACHERS_WORDS.get(finding.topic, finding.topic)
        settings = [setting.label for setting in Setting if studied_in([finding.review], setting)]
        gained = finding.is_significant and (finding.effect_size or 0) > 0
        said |= {f"{setting} {subject}" for setting in settings if gained}
    return sorted(said)


def body_of(page: ResearchReviewPage, reviews: list[StudyReview], findings: list[Finding]) -> str:
    """Our own words, then measures and citations."""
    own = [strip_tags(page.what_it_is), strip_tags(page.what_it_takes)]
    measures = sorted({finding.measure for finding in findings})
    citations = dict.fromkeys(review.study.citation for review in reviews)
    return "\n".join(part for part in [*own, *measures, *citations] if part)


def strength_of(findings: list[Finding]) -> float:
    """Higher for stronger evidence: the best tier first, then the largest significant gain in that tier, in percentile points."""
    best = min((finding.essa_tier for finding in findings if finding.essa_tier), default=TIERS_BELOW)
    gains = [f.improvement_index or 0 for f in findings if f.is_significant and (f.essa_tier or TIERS_BELOW) == best]
    return float((TIERS_BELOW - best) * TIER_STRENGTH + max([0, *gains]))


def display_of(page: ResearchReviewPage, reviews: list[StudyReview], findings: list[Finding]) -> dict[str, Any]:
    """What a result shows: the best tier and how many findings carry it, who was studied, and the strongest gain."""
    tiers = Counter(finding.essa_tier for finding in findings if finding.essa_tier)
    best = min(tiers, default=None)
    rural = sum(bool(review.in_rural) for review in reviews)
    facts = (
        [("Evidence", f"Tier {best} in {tiers[best]} of {plural(len(findings), 'finding')}")]
        if best
        else [("Evidence", plural(len(findings), "finding"))]
    )
    facts.append(
        ("Studies", plural(len(reviews), "study", "studies") + (f", {rural} rural" if rural else ", none recorded as rural"))
    )
    facts += [("Findings", words)] if (words := directions(findings)) else []
    facts += alone(page)
    found = dials_of(page, tier=best, gain=best_gain(findings), has_findings=True)
    dials = [dial.as_data() for dial in found if dial.is_recorded and dial.label != "Strength"]
    studied = all_studied(page, reviews, findings).as_data()
    return {"tier": best, "has_tier": True, "facts": facts, "dials": dials, "studied": studied}


def directions(findings: list[Finding]) -> str:
    """`5 gains, 3 without clear effect, 1 loss`: null and negative findings are said beside the others."""
    recorded = [finding for finding in findings if finding.is_significant is not None and finding.effect_size is not None]
    gains = sum(bool(finding.is_significant and (finding.effect_size or 0) > 0) for finding in recorded)
    unclear = sum(not finding.is_significant for finding in recorded)
    losses = len(recorded) - gains - unclear
    parts = [plural(gains, "gain")] if gains else []
    parts += [f"{unclear} without clear effect"] if unclear else []
    return ", ".join([*parts, *([plural(losses, "loss", "losses")] if losses else [])])


def best_gain(findings: list[Finding]) -> int:
    """The largest significant gain in percentile points; 0 where there is none."""
    return max([0, *(f.improvement_index or 0 for f in findings if f.is_significant)])


def plural(number: int, one: str, many: str = "") -> str:
    """`1 finding`, `3 findings`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


KIND = ResearchReviewDocuments()
