"""What the library holds for everybody. What only members may read is not counted: a figure shows what a visitor can look up."""

from __future__ import annotations

from django.utils import timezone

from clearinghouse.advocacy.figures.reading import read_once
from clearinghouse.advocacy.figures.registry import FigureDefinition, FigureValue, Part
from clearinghouse.advocacy.figures.words import counted
from clearinghouse.advocacy.selectors.figures import resources_by_tier, strong_findings_by_domain
from clearinghouse.resources.enums import EvidenceTier


def count_resources() -> FigureValue:
    """The resources that everybody may read, by their best evidence."""
    by_tier = read_once("resources", resources_by_tier)
    number = sum(by_tier.values())
    parts = [Part(tier.label, by_tier[tier], f"/search/?tier={tier.value}") for tier in EvidenceTier if by_tier.get(tier)]
    if by_tier.get(None):
        parts.append(Part("No tier given", by_tier[None]))
    sentence = f"The library holds {counted(number, 'resource')} that everybody may read."
    return FigureValue(number, sentence, timezone.localdate(), tuple(parts))


def count_strong_findings() -> FigureValue:
    """The findings with the strongest tier, on pages that everybody may read."""
    domains = read_once("strong findings", strong_findings_by_domain)
    number = sum(count for _, count in domains)
    sentence = f"The library shows {counted(number, 'research finding')} that {'carries' if number == 1 else 'carry'} Tier 1, the strongest evidence."
    return FigureValue(number, sentence, timezone.localdate(), tuple(Part(domain, count) for domain, count in domains))


FIGURES = (
    FigureDefinition(
        "library-resources",
        "Resources in the library",
        "The published resources of the library that everybody may read. Those for members or for one district only, and drafts, "
        "are not counted.",
        "resources",
        count_resources,
        breakdown="Resources by the best evidence on them",
        source="The library of this site",
        drill_down="/library/",
        drill_down_label="Open the library",
    ),
    FigureDefinition(
        "tier-1-findings",
        "Research findings with Tier 1",
        "The measured outcomes that their publisher gives ESSA Tier 1 (strong evidence), on published pages that everybody may read. "
        "Each finding counts once.",
        "findings",
        count_strong_findings,
        breakdown="Tier 1 findings by what was measured",
        source="What Works Clearinghouse findings, as the library records them",
        drill_down="/search/?tier=1",
        drill_down_label="Find resources with Tier 1",
    ),
)
