"""Challenges and search: when their rows are made anew, and what a search brings to a challenge's page."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from django.utils.html import strip_tags

from clearinghouse.challenges.gatherers import Gathered, Gatherer, Section
from clearinghouse.challenges.models import Challenge
from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.vocabularies import with_narrower
from search.backends import answer
from search.query import SearchQuery, terms_of
from search.selectors import hits_of
from search.selectors.keys import search_keys_of
from search.services.indexing import request_refresh

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from search.selectors import Hit

KIND = "challenge"
FEW = 6
# A challenge's page is about what to do, not about other challenges.
SOUGHT = ("research_review",)


@receiver([post_save, post_delete], sender=Challenge)
def challenge_changed(sender: type[Challenge], instance: Challenge, raw: bool = False, **kwargs: Any) -> None:
    """Its row is made anew, or emptied."""
    if not raw:
        request_refresh(KIND, instance.pk)


@receiver(m2m_changed, sender=Challenge.topics.through)
def topics_chosen(sender: Any, instance: Challenge | Topic, action: str, **kwargs: Any) -> None:
    """The names of its topics stand in its row."""
    if isinstance(instance, Challenge) and action.startswith("post_"):
        request_refresh(KIND, instance.pk)


@receiver(post_save, sender=Topic)
def topic_renamed(sender: type[Topic], instance: Topic, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """So do they in the rows of its challenges."""
    if not raw and not created:
        for pk in Challenge.objects.filter(topics__in=with_narrower(instance)).distinct().values_list("pk", flat=True):
            request_refresh(KIND, pk)


def found_for(challenge: Challenge, user: User | AnonymousUser | None) -> Section | None:
    """What this person finds with the challenge's search words, in the queries of one search."""
    if not challenge.query:
        return None
    query = SearchQuery(terms_of(challenge.query), {"kind": SOUGHT}, audience=search_keys_of(user))
    found = answer(query)
    hits = hits_of(found, user)
    if not hits:
        return None
    more = "/search/?" + urlencode({"q": challenge.query})
    return Section(tuple(card_of(hit) for hit in hits[:FEW]), found.total, more, "Search for more")


def card_of(hit: Hit) -> Gathered:
    """A result as a card: its words without the marks."""
    return Gathered(
        title=plain(hit.title), url=hit.url, text=plain(hit.snippet), kind=hit.kind_label, tier=hit.tier, has_tier=hit.has_tier
    )


def plain(marked: str) -> str:
    """The text that a marked and escaped passage shows."""
    return unescape(strip_tags(marked))


GATHERER = Gatherer("search", "Also found by its words", 90, found_for, is_filling=True)
