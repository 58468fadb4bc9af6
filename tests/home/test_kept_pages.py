"""A page that is kept for visitors gives way to every change at once, whichever process makes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from clearinghouse.districts.enums import Audience
from clearinghouse.home.models import HomePage
from clearinghouse.resources.models import Finding, ResearchReviewPage, Topic
from search.services.indexing import refresh
from tests.factories.districts import DistrictFactory
from tests.factories.resources import TopicFactory
from tests.template_database import on

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
REVIEW = "/library/pair-reading/"


@pytest.fixture
def page(review: Callable[..., ResearchReviewPage]) -> ResearchReviewPage:
    page, beside = review("Pair reading", tier=1), review("Echo")
    fluency = TopicFactory(name="Fluency", slug="fluency")
    for each in (page, beside):
        each.topics.set([fluency])
        each.save_revision().publish()
    DistrictFactory(name="Alder Gap", slug="alder-gap", enrolment=4_000)
    return page


def seen(address: str) -> str:
    """What a visitor reads there, asked for twice so that the second answer is the kept one; or the number of another answer."""
    for _ in range(2):
        response = Client().get(address)
    return " ".join(response.content.decode().split()) if response.status_code == 200 else str(response.status_code)


def unpublish(page: ResearchReviewPage) -> None:
    page.unpublish()


def publish_anew(page: ResearchReviewPage) -> None:
    page.summary = "Told anew."
    page.save_revision().publish()


def hide_from_the_public(page: ResearchReviewPage) -> None:
    page.audience = Audience.MEMBERS
    page.save_revision().publish()


def move(page: ResearchReviewPage) -> None:
    page.move(Page.objects.get(pk=HomePage.objects.get().pk), pos="last-child")


def move_library(page: ResearchReviewPage) -> None:
    library = page.get_parent().specific
    library.slug = "shelves"
    library.save_revision().publish()


def delete(page: ResearchReviewPage) -> None:
    page.delete()


def rename_topic(page: ResearchReviewPage) -> None:
    topic = page.topics.get()
    topic.name = "Reading aloud"
    topic.save()


def edit_evidence(page: ResearchReviewPage) -> None:
    finding = Finding.objects.get(essa_tier=1)
    finding.measure = "A better test"
    finding.save()


@pytest.mark.parametrize(
    ("change", "address", "before", "after"),
    [
        (unpublish, REVIEW, "Pair reading", "404"),
        (unpublish, "/library/", "Pair reading", "nothing"),
        (unpublish, "/", "Pair reading", "nothing"),
        (publish_anew, REVIEW, "What Pair reading is.", "Told anew."),
        (publish_anew, "/library/", "What Pair reading is.", "Told anew."),
        (hide_from_the_public, REVIEW, "Pair reading", "404"),
        (hide_from_the_public, "/library/", "Pair reading", "nothing"),
        (move, REVIEW, "Pair reading", "301"),
        (move, "/pair-reading/", "404", "Pair reading"),
        (move_library, "/shelves/pair-reading/", "404", "Pair reading"),
        (delete, REVIEW, "Pair reading", "404"),
        (delete, "/library/", "Pair reading", "nothing"),
        (rename_topic, REVIEW, "More on fluency", "More on reading aloud"),
        (rename_topic, "/library/", "Fluency", "Reading aloud"),
        (edit_evidence, REVIEW, "A test", "A better test"),
    ],
)
def test_what_visitors_read_changes_at_once(
    page: ResearchReviewPage, change: Callable[[ResearchReviewPage], None], address: str, before: str, after: str
) -> None:
    assert before in seen(address)
    change(page)
    answer = seen(address)
    assert before not in answer
    assert after == "nothing" or after in answer


def test_a_districts_new_facts_are_read_at_once(page: ResearchReviewPage) -> None:
    district = DistrictFactory(name="Birch Hollow", slug="birch-hollow", enrolment=500)
    addresses = {"/": "4,500", "/districts/": "Birch Hollow", "/districts/birch-hollow/": "500"}
    assert all(words in seen(address) for address, words in addresses.items())
    district.name, district.enrolment = "Cedar Hollow", 900
    district.save()
    changed = {"/": "4,900", "/districts/": "Cedar Hollow", "/districts/birch-hollow/": "900"}
    assert all(words in seen(address) for address, words in changed.items())


def test_a_renamed_topic_is_read_in_the_facets_as_soon_as_the_index_knows_it(page: ResearchReviewPage, review) -> None:
    alone = review("Reading alone")
    alone.topics.set([TopicFactory(name="Choice", slug="choice")])
    alone.save_revision().publish()
    assert "Fluency" in seen("/search/?q=reading")
    Topic.objects.filter(slug="fluency").update(name="Reading aloud")
    assert "Fluency" in seen("/search/?q=reading"), "the index has not heard of it"
    refresh("research_review", str(page.pk))
    answer = seen("/search/?q=reading")
    assert "Reading aloud" in answer
    assert "Fluency" not in answer


def test_what_another_process_publishes_on_time_is_read_at_once(page: ResearchReviewPage) -> None:
    assert "Told by another" not in seen(REVIEW)
    in_another_process(
        "from datetime import timedelta; from django.utils import timezone;"
        "from clearinghouse.resources.models import ResearchReviewPage; from clearinghouse.home.tasks import publish_what_is_due;"
        "page = ResearchReviewPage.objects.get(slug='pair-reading');"
        "page.summary = 'Told by another.'; page.go_live_at = timezone.now() - timedelta(minutes=1);"
        "page.save_revision(approved_go_live_at=page.go_live_at); publish_what_is_due.call_local()"
    )
    assert "Told by another." in seen(REVIEW)


def in_another_process(code: str) -> None:
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else on(os.environ["DATABASE_URL"], name)
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test"}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
