"""The demo's practice guides, practices, assistive technologies and links."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten
from typing import Any

from clearinghouse.demo.services.library import DESCRIPTION_LENGTH, first_published, paragraphs
from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    FunctionalNeed,
    Grade,
    LibraryIndexPage,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    Requirement,
    ResourcePage,
    ResourceSource,
    Subject,
    Topic,
)

Entry = dict[str, Any]
# Fields that an entry and a page call the same.
SHARED = (
    "publisher",
    "license",
    "tier_note",
    "effect_note",
    "cost_note",
    "one_teacher_note",
    "cost_per_pupil",
    "staff_hours_a_week",
    "one_teacher",
    "effect_points",
    "effect_months",
)
OF_PRACTICE = ("minutes", "sessions", "monday", "devices", "bandwidth", "without_a_line", "staff", "samr", "samr_question")
OF_TECHNOLOGY = (
    "environments",
    "tech_level",
    "how_to_start",
    "with_people",
    "accessibility_features",
    "access_modes",
    "cost_low",
    "cost_high",
    "funding",
    "loan",
    "in_the_iep",
)


def load_guides(entries: list[Entry], told: Callable[[str], None]) -> int:
    """Publish each practice guide. Returns how many there are."""
    return publish_all(PracticeGuidePage, entries, guide_fields, told)


def load_practices(entries: list[Entry], told: Callable[[str], None]) -> int:
    """Publish each practice. Returns how many there are."""
    return publish_all(PracticePage, entries, practice_fields, told)


def load_technologies(entries: list[Entry], told: Callable[[str], None]) -> int:
    """Publish each assistive technology, then join them to ladders. Returns how many there are."""
    count = publish_all(AssistiveTechnologyPage, entries, technology_fields, told)
    pages = {page.slug: page for page in AssistiveTechnologyPage.objects.all()}
    needs = {need.slug: need for need in FunctionalNeed.objects.all()}
    for entry in entries:
        page = pages[entry["slug"]]
        page.functional_needs.set([needs[slug] for slug in entry["needs"]])
        page.try_first.set([pages[slug] for slug in entry["try_first"]])
        page.save_revision(log_action=True).publish()
    return count


def load_links(entries: list[Entry], told: Callable[[str], None]) -> int:
    """Publish each link with its record. Returns how many there are."""
    return publish_all(LinkPage, entries, where_it_stands, told)


def publish_all(
    page_type: type[ResourcePage], entries: list[Entry], own: Callable[[Entry], Entry], told: Callable[[str], None]
) -> int:
    """Publish each entry as a page of this type, with the fields of its kind."""
    library = LibraryIndexPage.objects.get()
    for done, entry in enumerate(entries, start=1):
        publish_resource(page_type, entry, own(entry), library)
        if done % 10 == 0:
            told(f"  {done} of {len(entries)}")
    return len(entries)


def publish_resource(page_type: type[ResourcePage], entry: Entry, own: Entry, library: LibraryIndexPage) -> None:
    """Write an entry on its page, making it where there is none, and publish it under its date."""
    page = page_type.objects.filter(slug=entry["slug"]).first() or page_type(slug=entry["slug"])
    page.title = page.draft_title = entry["title"]
    page.summary = " ".join(entry["summary"].split())
    page.search_description = shorten(page.summary, DESCRIPTION_LENGTH, placeholder=" …")
    page.first_published_at = first_published(entry["days_ago"])
    page.curated_tier = entry["tier"]
    for name, value in {**{name: entry.get(name) for name in SHARED}, **own}.items():
        field = page_type._meta.get_field(name)
        setattr(page, name, "" if value is None and not field.null else value)
    if page.pk is None:
        page.live = False
        library.add_child(instance=page)
    choose_terms(page, entry)
    page.sources = [ResourceSource(**{name: text or "" for name, text in source.items()}) for source in entry["sources"]]
    page.save_revision(log_action=True).publish()


def choose_terms(page: ResourcePage, entry: Entry) -> None:
    """Give a page the terms that its entry names by their addresses. An unknown one is a mistake of ours."""
    for vocabulary, name in ((Topic, "topics"), (Subject, "subjects"), (Grade, "grades"), (Requirement, "needs_to_run")):
        slugs = entry[name]
        terms = list(vocabulary.objects.filter(slug__in=slugs).select_related("merged_into"))
        if missing := set(slugs) - {term.slug for term in terms}:
            raise LookupError(f"{entry['slug']}: no {vocabulary.vocabulary} called {', '.join(sorted(missing))}")
        getattr(page, vocabulary.field).set([term.leads_to for term in terms])


def where_it_stands(entry: Entry) -> Entry:
    """Who made the original, when, and where it can be read."""
    return {"authors": entry["authors"], "published_year": entry["year"], "source_url": entry["url"]}


def guide_fields(entry: Entry) -> Entry:
    """What a practice guide has of its own."""
    return {
        **where_it_stands(entry),
        "pages_in_original": entry["pages"],
        "what_it_takes": paragraphs(entry["what_it_takes"]),
        "recommendations": [("recommendation", recommendation) for recommendation in entry["recommendations"]],
    }


def practice_fields(entry: Entry) -> Entry:
    """What a practice has of its own."""
    body = [("paragraph", str(paragraphs(entry["body"])))] if entry.get("body") else []
    return {**{name: entry[name] for name in OF_PRACTICE}, "iste_area": entry["iste"], "body": body}


def technology_fields(entry: Entry) -> Entry:
    """What an assistive technology has of its own; its needs and its ladder follow when all are there."""
    acr, trial = entry["acr"] or {}, entry["trial"]
    return {
        **{name: entry[name] for name in OF_TECHNOLOGY},
        "what_it_does": paragraphs(entry["what_it_does"]),
        "accessibility_hazards": entry["hazards"],
        "acr_product": acr.get("product"),
        "acr_edition": acr.get("edition"),
        "acr_date": acr.get("date"),
        "acr_url": acr.get("url"),
        "trial_weeks": trial["weeks"],
        "trial_measures": trial["measures"],
        "trial_steps": trial["steps"],
        "keep_if": trial["keep_if"],
    }
