"""How near a resource is to the reader's district, and links that carry on what the address says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from clearinghouse.resources.matching.match import Held, Match, match
from clearinghouse.resources.matching.ours import OurSetting, carry, with_setting
from clearinghouse.resources.matching.studied import recorded_of, studied_in
from clearinghouse.resources.selectors.match import setting_for

if TYPE_CHECKING:
    from django.template import Context

    from clearinghouse.resources.models import ResourcePage
    from clearinghouse.resources.selectors import ReviewEvidence

register = template.Library()

HELD_SIGNS = {Held.MATCHED: "✓", Held.UNMATCHED: "✗", Held.UNKNOWN: "?"}
KEPT = "_our_setting"


@register.simple_tag(takes_context=True)
def our_setting(context: Context) -> OurSetting:
    """With which district the reader of this page compares; read once a page."""
    request = context.get("request")
    if request is None or not hasattr(request, "user"):
        return OurSetting()
    if not hasattr(request, KEPT):
        setattr(request, KEPT, setting_for(request.user, request.GET))
    kept: OurSetting = getattr(request, KEPT)
    return kept


@register.simple_tag
def match_of_evidence(page: ResourcePage, evidence: ReviewEvidence, ours: OurSetting) -> Match | None:
    return match(ours, studied_in(page, evidence.reviews, [checked.finding for checked in evidence.findings]))


@register.simple_tag
def match_of(page: ResourcePage, ours: OurSetting) -> Match | None:
    """For a resource without studies of its own; its grades were read ahead."""
    bands = [slug for grade in page.grades.all() for slug in (grade.slug, getattr(grade, "broader_slug", None)) if slug]
    return match(ours, recorded_of(page, bands))


@register.simple_tag
def change_setting(address: str, ours: OurSetting) -> str:
    """Where the reader may say otherwise, and come back from."""
    back = with_setting(address, OurSetting())
    return f"{reverse('library:our_setting')}?{urlencode([*ours.carried(), ('next', back)])}"


@register.filter
def carrying(address: str, ours: OurSetting | str | None) -> str:
    """The address with what this page's address says of the reader's district."""
    return carry(address, ours) if isinstance(ours, OurSetting) and address else address


@register.simple_tag(takes_context=True)
def on_from_here(context: Context, address: str) -> str:
    """The address carrying on what `ours` says, where a page knows of one."""
    ours = context.get("ours")
    return carrying(address, ours)


@register.filter
def held_sign(held: Held) -> str:
    """✓, ✗ or ? for a comparison; the word always stands beside it."""
    return HELD_SIGNS[held]
