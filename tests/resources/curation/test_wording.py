import pytest

from clearinghouse.resources.curation.wording import changed_between, fields_of, in_words
from clearinghouse.resources.models import KINDS, AssistiveTechnologyPage, PracticeGuidePage
from tests.factories.resources import guide_page, technology_page

pytestmark = pytest.mark.django_db
HIDDEN = {"audience", "district", "tags", "origin", "origin_name", "retired_because", "review_by", "owner", "search_description"}
STEPS = {"heading": "How", "steps": [{"title": "Ask", "text": "Ask the board."}, {"title": "Begin", "text": "On Monday."}]}


@pytest.mark.parametrize("page_type", KINDS, ids=lambda page_type: page_type.__name__)
def test_only_what_stands_on_the_page_is_told(page_type) -> None:
    names = {field.name for field in fields_of(page_type)}
    assert {"title", "summary", "body", "sources", "topics"} <= names
    assert not names & HIDDEN
    assert not any(name.endswith("_ptr") for name in names)


def test_blocks_are_told_in_words_and_choices_by_their_labels() -> None:
    page = guide_page(
        recommendations=[("recommendation", {
            "text": "Teach in small groups.", "evidence": "strong", "steps": ["Choose a time."],
            "obstacles": [{"obstacle": "No aide.", "answer": "Share one."}],
        })],
        body=[("heading", {"text": "In short", "size": "part"}), ("paragraph", "<p>One &amp; two</p><ul><li>three</li></ul>"), ("steps", STEPS)],
    )  # fmt: skip
    said = in_words(PracticeGuidePage, page.live_revision.content, {})
    assert said["recommendations"].splitlines() == [
        "Teach in small groups.", "Strong evidence", "Choose a time.", "No aide.", "Share one.",
    ]  # fmt: skip
    assert said["body"].splitlines() == [
        "In short", "Part of the page", "One & two", "three", "How", "Ask", "Ask the board.", "Begin", "On Monday.",
    ]  # fmt: skip


def test_a_level_of_evidence_that_changed_is_a_change() -> None:
    page = guide_page(recommendations=[("recommendation", {"text": "Teach.", "evidence": "strong", "steps": [], "obstacles": []})])
    before = page.live_revision.content
    page.recommendations[0].value["evidence"] = "minimal"
    after = page.save_revision().content
    assert changed_between(PracticeGuidePage, before, after) == ["Recommendations"]


def test_lists_dates_and_answers_are_told_in_words() -> None:
    page = technology_page(
        environments=["home", "classroom"],
        accessibility_features=["captions"],
        one_teacher=False,
        cost_low="12.50",
        acr_date="2026-01-02",
    )
    said = in_words(AssistiveTechnologyPage, page.live_revision.content, {})
    assert (said["environments"], said["accessibility_features"]) == ("At home\nIn the classroom", "Captions")
    assert (said["one_teacher"], said["cost_low"], said["acr_date"], said["tech_level"]) == (
        "no",
        "12.50",
        "2026-01-02",
        "Low-tech",
    )


def test_a_related_record_without_a_name_is_left_out() -> None:
    page = technology_page()
    content = {**page.live_revision.content, "try_first": [3, 4]}
    assert in_words(AssistiveTechnologyPage, content, {"try_first": {4: "Ruler"}})["try_first"] == "Ruler"


def test_ids_of_blocks_and_of_sources_are_no_change() -> None:
    before = {"body": '[{"type": "paragraph", "value": "x", "id": "1"}]', "sources": [{"pk": 1, "citation": "x", "sort_order": 0}]}
    after = {"body": '[{"type": "paragraph", "value": "x", "id": "2"}]', "sources": [{"pk": 2, "citation": "x", "sort_order": 1}]}
    assert changed_between(PracticeGuidePage, before, after) == []
