"""Every kind of resource in schema.org's words: valid, whole, and without a guess."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.exchange.formats.json_ld.learning_resource import in_a_page, learning_resource, spoken
from clearinghouse.exchange.formats.json_ld.parts import Cited
from clearinghouse.resources.models import (
    AssistiveTechnologyPage,
    FunctionalNeed,
    Grade,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResourcePage,
    Subject,
)
from tests.exchange.schema_org import complaints
from tests.factories.resources import TopicFactory, link_page, practice_page, published, review_page, technology_page

pytestmark = pytest.mark.django_db
CITED = (Cited("Lee, A. (2020). A study.", "https://example.org/study", "10.1000/abc", "ED503112"), Cited("A book."))
ACCESS = {
    "access_modes": ["textual", "auditory"],
    "accessibility_features": ["captions", "displayTransformability"],
    "accessibility_hazards": ["none"],
    "acr_product": "Reader 5",
    "acr_edition": "VPAT 2.5 Rev 508",
    "acr_date": date(2025, 6, 1),
    "acr_url": "https://example.org/acr",
}
ORIGINAL = {
    "authors": ["Foorman, Barbara R.", "Wagner, Richard, Jr.", "What Works Clearinghouse"],
    "publisher": "Institute of Education Sciences",
    "published_year": 2016,
    "source_url": "https://ies.ed.gov/guide",
    "doi": "10.1000/guide",
    "eric_id": "ED566956",
    "language": "es",
    "license": "Public domain",
    "cost_per_pupil": 0,
}


def terms() -> dict[str, list[object]]:
    return {
        "topics": [TopicFactory(name="Fractions", slug="fractions")],
        "subjects": [Subject.objects.get_or_create(slug="mathematics", defaults={"name": "Mathematics"})[0]],
        "grades": [Grade.objects.get_or_create(slug="3-6", defaults={"name": "Grades 3 to 6"})[0]],
    }


def full(kind: str) -> ResourcePage:
    needs = [FunctionalNeed.objects.get_or_create(slug="reading", defaults={"name": "Reading"})[0]]
    return {
        "research_review": lambda: review_page("Reviewed"),
        "practice_guide": lambda: published(PracticeGuidePage(title="A guide", summary="In short.", **ORIGINAL), **terms()),
        "practice": lambda: published(
            PracticePage(title="A practice", summary="In short.", minutes=45, iste_area="designer"), **terms()
        ),
        "assistive_technology": lambda: published(
            AssistiveTechnologyPage(title="A reader", summary="In short.", tech_level="high", **ACCESS), functional_needs=needs, **terms()
        ),
        "link": lambda: published(
            LinkPage(title="A report", summary="In short.", source_url="https://example.org/r", license_url="https://example.org/l"),
            **terms(),
        ),
    }[kind]()  # fmt: skip


@pytest.mark.parametrize("kind", ["research_review", "practice_guide", "practice", "assistive_technology", "link"])
def test_every_kind_is_valid(kind: str) -> None:
    described = learning_resource(full(kind), CITED)
    assert list(complaints(described)) == []
    assert described["learningResourceType"]
    assert [work["name"] for work in described["citation"]] == ["Lee, A. (2020). A study.", "A book."]


def test_an_original_is_described_with_who_made_it_and_what_it_allows() -> None:
    described = learning_resource(full("practice_guide"), ())
    assert [(author["@type"], author["name"]) for author in described["author"]] == [
        ("Person", "Barbara R. Foorman"), ("Person", "Richard Wagner Jr."), ("Organization", "What Works Clearinghouse"),
    ]  # fmt: skip
    assert described["publisher"]["name"] == "Institute of Education Sciences"
    assert (described["datePublished"], described["inLanguage"], described["sameAs"]) == ("2016", "es", "https://ies.ed.gov/guide")
    assert described["license"] == {"@type": "CreativeWork", "name": "Public domain"}
    assert [number["value"] for number in described["identifier"]] == ["10.1000/guide", "ED566956"]
    assert described["isAccessibleForFree"] is True


def test_our_own_page_is_ours_and_free_under_our_license(settings) -> None:
    settings.SITE_NAME, settings.SITE_URL = "Mill Rivers", "https://mill.example"
    described = learning_resource(practice_page(), ())
    assert described["author"] == described["publisher"] == {
        "@type": "Organization", "name": "Mill Rivers", "url": "https://mill.example/",
    }  # fmt: skip
    assert described["license"] == settings.RECORDS_LICENSE_URL
    assert described["isAccessibleForFree"] is True
    assert described["@id"] == described["url"] == "https://mill.example/library/quick-quizzes/"


def test_terms_stand_where_programs_look_for_them() -> None:
    described = learning_resource(full("practice"), ())
    assert [term["name"] for term in described["about"]] == ["Fractions"]
    assert described["about"][0]["@id"].endswith("/library/vocabularies/#topic-fractions")
    assert described["about"][0]["inDefinedTermSet"].endswith("/library/vocabularies/#topics")
    assert [grade["termCode"] for grade in described["educationalLevel"]] == ["3-6"]
    assert [(found["alignmentType"], found["targetName"]) for found in described["educationalAlignment"]] == [
        ("educationalSubject", "Mathematics"), ("educationalLevel", "Grades 3 to 6"), ("teaches", "Designer"),
    ]  # fmt: skip
    assert described["teaches"] == "ISTE Standards for Educators: Designer"
    assert described["timeRequired"] == "PT45M"


def test_accessibility_is_told_in_its_own_terms() -> None:
    described = learning_resource(full("assistive_technology"), ())
    assert described["accessMode"] == ["textual", "auditory"]
    assert described["accessibilityFeature"] == ["captions", "displayTransformability"]
    assert described["accessibilityHazard"] == ["none"]
    assert described["accessibilitySummary"] == (
        "The maker reports on the accessibility of Reader 5 by VPAT 2.5 Rev 508, June 2025. Read it at https://example.org/acr"
    )
    assert [term["name"] for term in described["about"]] == ["Fractions", "Reading"]


def test_what_nobody_recorded_is_left_out() -> None:
    link = learning_resource(link_page(), ())
    technology = learning_resource(technology_page(), ())
    for name in ("isAccessibleForFree", "author", "publisher", "datePublished", "license", "identifier", "accessMode"):
        assert name not in link
    for name in ("accessMode", "accessibilitySummary", "timeRequired", "about", "educationalLevel", "teaches", "citation"):
        assert name not in technology
    assert learning_resource(link_page("Costly", publisher="X", cost_per_pupil=3), ())["isAccessibleForFree"] is False


def test_what_is_retired_says_so() -> None:
    page = practice_page()
    page.retired_at = datetime(2026, 1, 1, tzinfo=UTC)
    assert learning_resource(page, ())["creativeWorkStatus"] == "Retired"
    assert "creativeWorkStatus" not in learning_resource(practice_page("Another"), ())


def test_nothing_in_a_page_ends_the_element_it_stands_in() -> None:
    text = in_a_page(spoken({"name": "</script><!--<script>&\u2028\ud800\x00 end"}))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"name": "</script><!--<script>&\u2028 end"}


@given(st.text())
def test_any_text_can_be_read_back(text: str) -> None:
    written = in_a_page(spoken({"name": text}))
    written.encode()
    assert json.loads(written) == spoken({"name": text})
