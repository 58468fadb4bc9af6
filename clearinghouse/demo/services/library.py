"""The demo's library: topics, the facts of the reviewed interventions, and the pages that tell them in our words."""

from collections.abc import Callable
from datetime import datetime, timedelta
from textwrap import shorten
from typing import Any

from django.utils import timezone
from django.utils.html import format_html_join
from pydantic import TypeAdapter

from clearinghouse.resources.evidence.facts import InterventionFacts
from clearinghouse.resources.models import Intervention, LibraryIndexPage, ResearchReviewPage, Topic
from clearinghouse.resources.services.evidence import record_intervention_evidence

DESCRIPTION_LENGTH = 160
FACTS = TypeAdapter(list[InterventionFacts])


def load_topics(entries: list[dict[str, Any]]) -> int:
    """Make or update each topic by its slug, broader ones before their parts. Returns how many there are."""
    topics: dict[str, Topic] = {}
    for entry in entries:
        words = {"name": entry["name"], "scope_note": entry["scope_note"], "broader": topics.get(entry.get("broader", ""))}
        topics[entry["slug"]], _ = Topic.objects.update_or_create(slug=entry["slug"], defaults=words)
    return len(entries)


def load_evidence(entries: list[dict[str, Any]], told: Callable[[str], None]) -> int:
    """Record the facts of each intervention, with all its reviews and findings. Returns how many interventions there are."""
    interventions = FACTS.validate_python(entries)
    for done, facts in enumerate(interventions, start=1):
        record_intervention_evidence(facts)
        if done % 10 == 0:
            told(f"  {done} of {len(interventions)} interventions")
    return len(interventions)


def load_reviews(entries: list[dict[str, Any]], told: Callable[[str], None]) -> int:
    """Publish each review with our words. Returns how many there are."""
    library = LibraryIndexPage.objects.get()
    topics = {topic.slug: topic.leads_to for topic in Topic.objects.select_related("merged_into")}
    for done, entry in enumerate(entries, start=1):
        publish_review(entry, [topics[slug] for slug in entry["topics"]], library)
        if done % 10 == 0:
            told(f"  {done} of {len(entries)} reviews")
    return len(entries)


def publish_review(entry: dict[str, Any], topics: list[Topic], library: LibraryIndexPage) -> None:
    """Write our words on the intervention's page, making it where there is none, and publish it under its date."""
    intervention = Intervention.objects.get(wwc_id=entry["wwc_id"])
    page = ResearchReviewPage.objects.filter(intervention=intervention).first() or ResearchReviewPage(intervention=intervention)
    page.title, page.slug = entry["title"], entry["slug"]
    page.draft_title = page.title
    page.summary = entry["summary"].strip()
    page.search_description = shorten(page.summary, DESCRIPTION_LENGTH, placeholder=" …")
    page.what_it_is, page.what_it_takes = paragraphs(entry["what_it_is"]), paragraphs(entry["what_it_takes"])
    page.first_published_at = first_published(entry["days_ago"])
    if page.pk is None:
        page.live = False
        library.add_child(instance=page)
    page.topics.set(topics)
    page.save_revision(log_action=True).publish()


def paragraphs(text: str) -> str:
    """Plain text, its paragraphs set apart by blank lines and wrapped at will, as rich text."""
    return format_html_join("", "<p>{}</p>", ((" ".join(part.split()),) for part in text.strip().split("\n\n")))


def first_published(days_ago: int) -> datetime:
    """A working hour so many days ago."""
    return timezone.localtime().replace(hour=9, minute=days_ago % 60, second=0, microsecond=0) - timedelta(days=days_ago)
