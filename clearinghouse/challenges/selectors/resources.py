"""The library's resources on a challenge's topics."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, F, Window
from django.utils.text import Truncator

from clearinghouse.challenges.gatherers import Gathered, Gatherer, Section
from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.selectors.tiers import best_tier

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.challenges.models import Challenge

FEW = 6


def resources_of(challenge: Challenge, user: User | AnonymousUser | None) -> Section | None:
    """Resources that this person may see on the challenge's topics, those on most of them and with the strongest evidence first.

    One query for a few resources, two for many, one more for somebody signed in.
    """
    near = ResourcePage.objects.visible_to(user).filter(topics__challenges=challenge)
    counted = near.annotate(shared=Count("topics", distinct=True), tier=best_tier()).annotate(total=Window(Count("pk")))
    pages = list(counted.order_by("-shared", F("tier").asc(nulls_last=True), "title")[:FEW])
    if not pages:
        return None
    total = pages[0].total
    more = more_of(challenge) if total > FEW else ""
    return Section(tuple(card_of(page) for page in pages), total, more, f"All {total} in the library")


def more_of(challenge: Challenge) -> str:
    """The search that shows all of them. One query."""
    return "/search/?" + urlencode([("topic", slug) for slug in challenge.topics.order_by("slug").values_list("slug", flat=True)])


def card_of(page: ResourcePage) -> Gathered:
    """A resource as a card."""
    return Gathered(
        title=page.title,
        url=page.get_url() or "",
        text=Truncator(page.summary).chars(220),
        tier=page.tier,
        has_tier=True,
    )


RESOURCES = Gatherer("resources", "What the library holds on it", 10, resources_of)
