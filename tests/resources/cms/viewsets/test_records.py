"""The library's records in the CMS, as those who may and may not keep them meet them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from clearinghouse.resources.models import Finding, Intervention, Study, StudyReview, Topic
from tests.factories.resources import (
    FindingFactory,
    InterventionFactory,
    StudyFactory,
    StudyReviewFactory,
    TopicFactory,
    review_page,
)

pytestmark = pytest.mark.django_db

LISTS = {
    "topics": TopicFactory,
    "interventions": InterventionFactory,
    "studies": StudyFactory,
    "study-reviews": StudyReviewFactory,
    "findings": FindingFactory,
}
FINDING = {
    "topic": "literacy", "outcome_group": "", "domain": "Reading", "measure": "reading test", "period": "", "grade_band": "",
    "sample_description": "", "sample_size": "400", "cluster_sample_size": "", "unit_of_analysis": "", "effect_size": "0.2",
    "improvement_index": "8", "p_value": "", "is_significant": "true", "rating": "", "essa_tier": "1",
}  # fmt: skip


def address(kind: str, *parts: object) -> str:
    return "/".join(["/cms/library", kind, *map(str, parts), ""])


def review_data(review: StudyReview, findings: list[dict[str, object]], *, stored: int = 0, **fields: object) -> dict[str, object]:
    return nested_form_data(
        {
            "intervention": review.intervention_id, "study": review.study_id, "design": "RCT", "rating": "without_reservations",
            "rating_reason": "", "standards_version": "3.0", "posted_on": "", "protocol": "", "protocol_version": "", "purpose": "",
            "in_rural": "true", "in_suburban": "unknown", "in_urban": "false", "is_multisite": "true", "outside_us": "unknown",
            "percent_english_learners": "", "percent_low_income": "", "sample_make_up": "",
            "findings": inline_formset(findings, initial=stored), **fields,
        }
    )  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_curators_and_consortium_administrators_find_every_kind_of_record(in_cms, curator, consortium_administrator, kind) -> None:
    record = LISTS[kind]()
    for person in (curator, consortium_administrator):
        page = in_cms(person).get(address(kind))
        assert page.status_code == 200
        assert address(kind, "edit", record.pk) in page.text


@pytest.mark.parametrize("kind", LISTS)
def test_teacher_coordinator_and_outsider_reach_none_of_it(in_cms, teacher, coordinator, outsider, kind) -> None:
    record = LISTS[kind]()
    for person in (teacher, coordinator, outsider):
        browser = in_cms(person)
        for place in (address(kind), address(kind, "add"), address(kind, "edit", record.pk), address(kind, "delete", record.pk)):
            answer = browser.get(place)
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/account/login/")
        browser.post(address(kind, "delete", record.pk))
        assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_costs_the_same_for_one_record_and_three(in_cms, curator, kind, django_assert_num_queries) -> None:
    browser = in_cms(curator)
    LISTS[kind]()
    browser.get(address(kind))
    with CaptureQueriesContext(connection) as one:
        browser.get(address(kind))
    for _ in range(2):
        LISTS[kind]()
    with django_assert_num_queries(len(one)):
        browser.get(address(kind))


def test_a_curator_finds_a_study_by_words_of_its_citation_also_where_one_is_chosen(in_cms, curator) -> None:
    wanted = StudyFactory(citation="Marsh, A. (2011). Reading beside the river.", eric_id="ED100")
    StudyFactory(citation="Pond, B. (2012). Fractions.")
    browser = in_cms(curator)
    for place in (address("studies"), "/cms/snippets/choose/resources/study/results/"):
        for words in ("river marsh", "ED100"):
            page = browser.get(place, {"q": words})
            assert str(wanted) in page.text, (place, words)
            assert "Fractions" not in page.text, (place, words)


def test_a_curator_filters_programs_by_their_best_tier_and_those_without_a_page(in_cms, curator) -> None:
    strong = FindingFactory(essa_tier=1, review__intervention__name="Strong Readers").review.intervention
    FindingFactory(review=StudyReviewFactory(intervention=strong), essa_tier=3)
    FindingFactory(essa_tier=3, review__intervention__name="Fair Readers")
    review_page("Shown Readers")
    browser = in_cms(curator)
    by_tier = browser.get(address("interventions"), {"best_tier": 3}).text
    assert ("Fair Readers" in by_tier, "Strong Readers" in by_tier) == (True, False)
    without_page = browser.get(address("interventions"), {"without_page": "true"}).text
    assert ("Strong Readers" in without_page, "Shown Readers" in without_page) == (True, False)


def test_a_curator_writes_a_review_with_its_findings_in_one_form(in_cms, curator) -> None:
    review = StudyReview(study=StudyFactory(), intervention=InterventionFactory())
    browser = in_cms(curator)
    answer = browser.post(
        address("study-reviews", "add"), review_data(review, [FINDING], sample_make_up="female: 49.5\n\nWhite: 81%")
    )
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    stored = StudyReview.objects.get()
    assert (stored.in_rural, stored.in_suburban, stored.in_urban) == (True, None, False)
    assert stored.sample_make_up == {"female": 49.5, "White": 81.0}
    assert stored.findings.get().improvement_index == 8
    assert ModelLogEntry.objects.filter(object_id=stored.pk, action="wagtail.create", user=curator).exists()


def test_a_curator_corrects_one_finding_and_takes_another_away(in_cms, curator) -> None:
    review = StudyReviewFactory()
    first, second = FindingFactory(review=review), FindingFactory(review=review)
    rows = [{**FINDING, "id": first.pk, "effect_size": "0.4"}, {**FINDING, "id": second.pk, "DELETE": "on"}]
    answer = in_cms(curator).post(address("study-reviews", "edit", review.pk), review_data(review, rows, stored=2))
    assert answer.status_code == 302
    assert Finding.objects.get().effect_size == 0.4
    changes = ModelLogEntry.objects.get(action="evidence.change").data["changes"]
    assert changes[f"finding {first.pk} effect_size"] == [0.2, 0.4]
    assert changes[f"finding {second.pk}"][1] is None


def test_what_cannot_be_meant_is_said_beside_its_field_and_nothing_is_stored(in_cms, curator) -> None:
    review = StudyReviewFactory()
    finding = FindingFactory(review=review)
    rows = [{**FINDING, "id": finding.pk, "p_value": "7"}]
    data = review_data(review, rows, stored=1, percent_low_income="130", sample_make_up="female")
    page = in_cms(curator).post(address("study-reviews", "edit", review.pk), data)
    form = page.context["form"]
    assert set(form.errors) == {"percent_low_income", "sample_make_up"}
    assert form.formsets["findings"].errors == [{"p_value": ["This must be from 0 to 1."]}]
    for words in (
        "This must be from 0 to 100.",
        "Line 1, “female”, is not a name, a colon and a percentage.",
        "This must be from 0 to 1.",
    ):
        assert words in page.text
    assert not ModelLogEntry.objects.filter(object_id=review.pk, action__in=["wagtail.edit", "evidence.change"]).exists()


def test_the_kinds_of_a_program_are_ticked_and_its_source_number_cannot_be_changed(in_cms, curator) -> None:
    program = InterventionFactory(wwc_id=77, program_types=["policy"])
    data = {"name": "Renamed", "program_types": ["curriculum", "teacher level"], "delivery_methods": ["school"], "wwc_id": 1}
    assert in_cms(curator).post(address("interventions", "edit", program.pk), data).status_code == 302
    program.refresh_from_db()
    assert (program.name, program.wwc_id) == ("Renamed", 77)
    assert (program.program_types, program.delivery_methods) == (["curriculum", "teacher level"], ["school"])


def test_a_made_up_kind_of_program_is_refused_at_its_field(in_cms, curator) -> None:
    page = in_cms(curator).post(address("interventions", "add"), {"name": "New", "program_types": ["magic"]})
    assert set(page.context["form"].errors) == {"program_types"}
    assert not Intervention.objects.exists()


def test_a_topics_slug_is_given_once(in_cms, curator) -> None:
    browser = in_cms(curator)
    browser.post(address("topics", "add"), {"name": "Digital divide", "slug": "digital-divide", "scope_note": ""})
    topic = Topic.objects.get()
    browser.post(address("topics", "edit", topic.pk), {"name": "The digital divide", "slug": "other", "scope_note": ""})
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("The digital divide", "digital-divide")


def test_two_topics_of_one_name_are_told_beside_the_name(in_cms, curator) -> None:
    TopicFactory(name="Science")
    page = in_cms(curator).post(address("topics", "add"), {"name": "Science", "slug": "science-2", "scope_note": ""})
    assert set(page.context["form"].errors) == {"name"}


def test_the_program_shows_its_studies_its_tier_and_why(in_cms, curator) -> None:
    finding = FindingFactory(essa_tier=1)
    page = in_cms(curator).get(address("interventions", "edit", finding.review.intervention_id)).text
    assert address("study-reviews", "edit", finding.review_id) in page
    assert "350 or more students in this outcome domain" in page
    assert "Publisher and recorded facts agree: Tier 1." in page


def test_an_imported_record_says_that_the_next_import_brings_its_words_back(in_cms, curator) -> None:
    browser = in_cms(curator)
    imported, own = StudyFactory(wwc_id=5), StudyFactory()
    assert "the file’s words" in browser.get(address("studies", "edit", imported.pk)).text.replace("&#x27;", "’").replace("'", "’")
    assert "Imports leave it alone" in browser.get(address("studies", "edit", own.pk)).text


@pytest.mark.django_db(transaction=True)
def test_visitors_see_a_correction_at_once(in_cms, curator, client) -> None:
    page = review_page("River Readers")
    study = FindingFactory(review__intervention=page.intervention).review.study
    assert study.citation in client.get("/library/river-readers/").text
    browser = in_cms(curator)
    data = {"citation": "Marsh, A. (2024). Corrected.", "year": "2024", "eric_id": "", "publication": "", "page_url": ""}
    assert browser.post(address("studies", "edit", study.pk), data).status_code == 302
    assert "Marsh, A. (2024). Corrected." in client.get("/library/river-readers/").text


def test_a_curator_deletes_no_record(in_cms, curator) -> None:
    study = StudyFactory()
    assert in_cms(curator).post(address("studies", "delete", study.pk)).status_code == 302
    assert Study.objects.exists()


def test_an_administrator_deletes_a_study_that_nothing_stands_on(in_cms, consortium_administrator) -> None:
    study = StudyFactory()
    browser = in_cms(consortium_administrator)
    assert browser.get(address("studies", "delete", study.pk)).status_code == 200
    assert browser.post(address("studies", "delete", study.pk)).status_code == 302
    assert not Study.objects.exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete", deleted=True, user=consortium_administrator).exists()


def test_an_administrator_who_deletes_what_is_in_use_is_told_what_uses_it(in_cms, consortium_administrator) -> None:
    study = StudyReviewFactory().study
    browser = in_cms(consortium_administrator)
    for ask in (browser.get, browser.post):
        page = ask(address("studies", "delete", study.pk), follow=True)
        assert page.redirect_chain[-1][0] == address("studies", "edit", study.pk)
        assert "cannot be deleted: 1 study review uses it" in page.text
    assert not ModelLogEntry.objects.filter(action="wagtail.delete").exists()


def test_deleting_several_deletes_all_or_none(in_cms, consortium_administrator) -> None:
    used, free = StudyReviewFactory().study, StudyFactory()
    browser = in_cms(consortium_administrator)
    several = f"/cms/bulk/resources/study/delete/?id={used.pk}&id={free.pk}&next=/cms/library/studies/"
    page = browser.post(several, follow=True)
    assert "cannot be deleted: 1 study review uses it" in page.text
    assert Study.objects.count() == 2
    browser.post(f"/cms/bulk/resources/study/delete/?id={free.pk}&next=/cms/library/studies/")
    assert list(Study.objects.all()) == [used]
