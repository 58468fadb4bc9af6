"""The ten challenges that every site begins with."""

from __future__ import annotations

from django.db import transaction

from clearinghouse.challenges.models import Challenge
from clearinghouse.challenges.the_ten import THE_TEN
from clearinghouse.core import audit
from clearinghouse.resources.models import Topic


@transaction.atomic
def prepare_challenges() -> list[str]:
    """Make the ten where a site has no challenge at all. What administrators wrote stays. Returns what was done."""
    if Challenge.objects.exists():
        return []
    for number, first in enumerate(THE_TEN, start=1):
        challenge = Challenge.objects.create(
            number=number,
            slug=first.slug,
            name=first.name,
            sentence=first.sentence,
            story=first.story,
            together=first.together,
            query=first.query,
        )
        audit.record(challenge, "challenge.added")
    link_topics()
    return ["wrote down the ten challenges"]


@transaction.atomic
def link_topics() -> int:
    """Give each of the ten that has no topic those of its topics that exist by now. Returns how many challenges got some."""
    topics = {topic.slug: topic.leads_to for topic in Topic.objects.select_related("merged_into")}
    linked = 0
    for challenge in Challenge.objects.filter(slug__in=[first.slug for first in THE_TEN], topics=None):
        wanted = next(first.topics for first in THE_TEN if first.slug == challenge.slug)
        if found := [topics[slug] for slug in wanted if slug in topics]:
            challenge.topics.set(found)
            linked += 1
    return linked
