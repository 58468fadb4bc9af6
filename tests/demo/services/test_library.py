from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.library import load_evidence, load_reviews, load_topics, paragraphs
from clearinghouse.demo.services.site import load_site
from clearinghouse.resources.models import Finding, ResearchReviewPage, Topic

pytestmark = pytest.mark.django_db


def silently(line):
    pass


@pytest.fixture
def review():
    """The review of vocabulary instruction in kindergarten, with everything that it stands on."""
    entry = next(entry for entry in read_entries("reviews/early_reading.yaml") if entry["wwc_id"] == 1189)
    load_site(read_mapping("home.yaml"))
    load_topics(read_entries("topics.yaml"))
    load_evidence([facts for facts in read_entries("evidence/early_reading.json") if facts["wwc_id"] == 1189], silently)
    return entry


def test_a_visitor_reads_our_words_beside_the_recorded_facts(review):
    load_reviews([review], silently)
    page = ResearchReviewPage.objects.visible_to(None).get()
    assert page.title == "Kindergarten PAVEd for Success"
    assert page.what_it_is.startswith("<p>The kindergarten teacher builds vocabulary")
    assert page.what_it_takes.count("<p>") == 2
    assert {topic.slug for topic in page.topics.all()} == set(review["topics"])
    assert Finding.objects.filter(review__intervention=page.intervention, essa_tier=1).count() == 1


def test_a_review_keeps_the_date_it_was_first_published(review):
    load_reviews([review], silently)
    first = ResearchReviewPage.objects.get().first_published_at
    assert timezone.now() - first > timedelta(days=review["days_ago"] - 1)


def test_changed_words_reach_the_page_and_its_history(review):
    load_reviews([review], silently)
    load_reviews([{**review, "summary": "Shorter now."}], silently)
    page = ResearchReviewPage.objects.get()
    assert page.summary == "Shorter now."
    assert page.revisions.count() == 2


def test_facts_loaded_twice_are_stored_once(review):
    facts = [entry for entry in read_entries("evidence/early_reading.json") if entry["wwc_id"] == 1189]
    load_evidence(facts, silently)
    assert Finding.objects.count() == 2


def test_a_topic_takes_a_new_scope_note():
    topics = read_entries("topics.yaml")
    load_topics(topics)
    load_topics([{**topics[0], "scope_note": "Narrower."}])
    assert Topic.objects.count() == len(topics)
    assert Topic.objects.get(slug=topics[0]["slug"]).scope_note == "Narrower."


def test_text_becomes_paragraphs_and_never_markup():
    assert paragraphs("One\nline & more.\n\n<b>Two</b>") == "<p>One line &amp; more.</p><p>&lt;b&gt;Two&lt;/b&gt;</p>"
