"""What the recorded facts of one intervention say, in plain sentences. The same facts always give the same words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from textwrap import shorten

from clearinghouse.resources.enums import EvidenceTier, GradeBand
from clearinghouse.resources.models import Finding, Intervention, StudyReview

KINDS = {
    "curriculum": "curriculum",
    "supplement": "supplement",
    "practice": "teaching practice",
    "policy": "policy",
    "school level": "whole-school program",
    "teacher level": "program for teachers",
}
DELIVERIES = {
    "individual": "one student at a time",
    "small group": "in small groups",
    "whole class": "with whole classes",
    "school": "across a school",
}
GRADE_SPANS = {
    GradeBand.PK_K: (-1, 0),
    GradeBand.K_3: (0, 3),
    GradeBand.GRADES_3_6: (3, 6),
    GradeBand.GRADES_6_9: (6, 9),
    GradeBand.GRADES_9_12: (9, 12),
}
SEARCH_DESCRIPTION_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page that its facts give."""

    title: str
    summary: str
    search_description: str


def words_for(intervention: Intervention) -> Words:
    """Title, summary and search description of the intervention's page. Two queries."""
    reviews = list(intervention.reviews.order_by("pk"))
    findings = list(Finding.objects.filter(review__intervention=intervention).select_related("review").order_by("pk"))
    sentences = [
        what_it_is(intervention, findings),
        who_took_part(reviews, findings),
        what_was_found(findings),
        which_tier(findings),
    ]
    summary = " ".join(sentence for sentence in sentences if sentence)
    return Words(
        title=intervention.name,
        summary=summary,
        search_description=shorten(summary, SEARCH_DESCRIPTION_LENGTH, placeholder=" …"),
    )


def what_it_is(intervention: Intervention, findings: list[Finding]) -> str:
    """`A supplement in literacy, tested in kindergarten to grade 3, used in small groups.`"""
    kind = joined([KINDS.get(kind, kind) for kind in intervention.program_types]) or "program"
    topics = joined(sorted({finding.topic for finding in findings if finding.topic}))
    grades = grades_in_words({finding.grade_band for finding in findings if finding.grade_band})
    deliveries = joined([DELIVERIES.get(delivery, delivery) for delivery in intervention.delivery_methods])
    return (
        f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"
        + (f" in {topics}" if topics else "")
        + (f", tested in {grades}" if grades else "")
        + (f", used {deliveries}" if deliveries else "")
        + "."
    )


def who_took_part(reviews: list[StudyReview], findings: list[Finding]) -> str:
    """`4 reviewed studies with up to 1,243 students, one of them with rural schools.` A study counts once, with its largest sample."""
    largest: defaultdict[int, int] = defaultdict(int)
    for finding in findings:
        if finding.sample_size and finding.unit_of_analysis in {"", "Student"}:
            largest[finding.review.study_id] = max(largest[finding.review.study_id], finding.sample_size)
    studies = {review.study_id for review in reviews}
    rural = {review.study_id for review in reviews if review.in_rural}
    text = counted(len(studies), "reviewed study", "reviewed studies")
    text += f" with up to {counted(sum(largest.values()), 'student', 'students')}" if largest else ""
    if rural:
        text += ", with rural schools" if len(studies) == 1 else f", {number(len(rural))} of them with rural schools"
    return f"{text[0].upper()}{text[1:]}." if studies else ""


def what_was_found(findings: list[Finding]) -> str:
    """How many findings are positive, negative, without effect or without a recorded test, and the largest gain."""
    if not findings:
        return "No finding is recorded."
    positive = [finding for finding in findings if finding.is_significant and (finding.effect_size or 0) > 0]
    negative = [finding for finding in findings if finding.is_significant and (finding.effect_size or 0) < 0]
    without = [finding for finding in findings if finding.is_significant is False]
    unknown = len(findings) - len(positive) - len(negative) - len(without)
    parts = [first_part(len(findings), len(positive))]
    parts += [f"{number(len(negative))} {'are' if len(negative) > 1 else 'is'} significant and negative"] if negative else []
    parts += [f"{number(len(without))} {'show' if len(without) > 1 else 'shows'} no significant effect"] if without else []
    parts += [f"for {number(unknown)} no direction or test is recorded"] if unknown else []
    return f"{joined(parts)}.{largest_gain(positive)}"


def first_part(count: int, positive: int) -> str:
    """`6 of 14 findings are statistically significant and positive`."""
    if count == 1:
        return f"Its one finding is {'' if positive else 'not '}statistically significant and positive"
    return f"{positive or 'None'} of {count:,} findings {'are' if positive > 1 else 'is'} statistically significant and positive"


def largest_gain(positive: list[Finding]) -> str:
    """The largest significant gain in percentile points, and in what."""
    gains = [finding for finding in positive if finding.improvement_index is not None and finding.improvement_index > 0]
    if not gains:
        return ""
    best = max(gains, key=lambda finding: (finding.improvement_index or 0, -finding.pk))
    points = counted(best.improvement_index or 0, "percentile point", "percentile points", figures=True)
    return f" The largest significant gain is {points}, in {in_a_sentence(best.domain)}."


def in_a_sentence(domain: str) -> str:
    """A domain's name without its capitals, but for those of a language."""
    return domain.lower().replace("english", "English")


def which_tier(findings: list[Finding]) -> str:
    """The strongest tier that the publisher gives, and how often."""
    tiers = [finding.essa_tier for finding in findings if finding.essa_tier is not None]
    if not tiers:
        return "The publisher gives no finding a tier of evidence under ESSA." if findings else ""
    name, meaning = str(EvidenceTier(min(tiers)).label).split(": ")
    return f"The publisher gives {counted(tiers.count(min(tiers)), 'finding', 'findings')} {name} ({meaning})."


def grades_in_words(bands: set[str]) -> str:
    """`kindergarten to grade 6`; bands that touch are one span."""
    spans: list[tuple[int, int]] = []
    for first, last in sorted(GRADE_SPANS[GradeBand(band)] for band in bands):
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return joined([span_in_words(first, last) for first, last in spans])


def span_in_words(first: int, last: int) -> str:
    """`grades 3 to 6`, `pre-kindergarten to grade 3`."""
    names = {-1: "pre-kindergarten", 0: "kindergarten"}
    if first > 0:
        return f"grades {first} to {last}"
    return f"{names[first]} to {names.get(last, f'grade {last}')}"


def counted(count: int, one: str, many: str, *, figures: bool = False) -> str:
    """`one study`, `4 studies`, `1,243 students`."""
    return f"{f'{count:,}' if figures else number(count)} {one if count == 1 else many}"


def number(count: int) -> str:
    """A count as a reader likes it in a sentence."""
    return "one" if count == 1 else f"{count:,}"


def joined(parts: list[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
