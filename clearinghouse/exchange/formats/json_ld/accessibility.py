"""What is recorded of how people can take a resource in, in schema.org's accessibility terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.resources.enums import AccessMode

if TYPE_CHECKING:
    from clearinghouse.resources.models import AssistiveTechnologyPage, ResourcePage


def accessibility_of(page: ResourcePage, *, is_ours: bool) -> dict[str, Any]:
    """Of an assistive technology what its record says; of a page that we wrote that it is text. Nothing is guessed of the work of others."""
    if hasattr(page, "accessibility_features"):
        return of_technology(page)
    return {"accessMode": [AccessMode.TEXTUAL.value]} if is_ours else {}


def of_technology(page: AssistiveTechnologyPage) -> dict[str, Any]:
    """Modes, features and hazards by schema.org's own names, and in one sentence where the maker reports on it."""
    return {
        "accessMode": page.access_modes,
        "accessibilityFeature": page.accessibility_features,
        "accessibilityHazard": page.accessibility_hazards,
        "accessibilitySummary": summary(page),
    }


def summary(page: AssistiveTechnologyPage) -> str:
    """`The maker reports on Reader 5 by VPAT 2.5 Rev 508, June 2025.`"""
    if not (page.acr_product or page.acr_edition or page.acr_url):
        return ""
    edition = f" by {page.acr_edition}" if page.acr_edition else ""
    date = f", {page.acr_date:%B %Y}" if page.acr_date else ""
    where = f" Read it at {page.acr_url}" if page.acr_url else ""
    return f"The maker reports on the accessibility of {page.acr_product or page.title}{edition}{date}.{where}"
