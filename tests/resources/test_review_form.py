"""The form of a research review in the CMS."""

from __future__ import annotations

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from clearinghouse.resources.models import ResearchReviewPage
from tests.factories.districts import DistrictFactory
from tests.factories.resources import FindingFactory, InterventionFactory, TopicFactory, library, review_page

pytestmark = pytest.mark.django_db


def data(**fields):
    return nested_form_data(
        {
            "title": "Pair reading", "slug": "pair-reading", "summary": "Two read together.", "what_it_is": rich_text("<p>Pairs.</p>"),
            "what_it_takes": rich_text(""), "audience": "public", "district": "", "seo_title": "", "search_description": "",
            "action-publish": "1", "body": streamfield([]), "cost_note": "", "one_teacher_note": "", "tags": "", **fields,
        }
    )  # fmt: skip


def test_a_curator_writes_and_publishes_a_review(in_cms, curator) -> None:
    browser = in_cms(curator)
    topic, finding = TopicFactory(), FindingFactory()
    add = f"/cms/pages/add/resources/researchreviewpage/{library().pk}/"
    form = browser.get(add).text
    assert "Choose an intervention and save" in form
    answer = browser.post(add, {**data(intervention=finding.review.intervention_id), "topics": [topic.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    page = ResearchReviewPage.objects.live().get()
    assert (page.owner, list(page.topics.all())) == (curator, [topic])
    assert "Two read together." in browser.get("/library/pair-reading/").text


def test_the_form_shows_the_evidence_and_the_check_of_its_tier(in_cms, curator) -> None:
    page = review_page()
    FindingFactory(review__intervention=page.intervention, essa_tier=1, sample_size=90)
    form = in_cms(curator).get(f"/cms/pages/{page.pk}/edit/").text
    assert "The check differs" in form
    assert "90 students in 1 study" in form
    assert f"/cms/library/interventions/edit/{page.intervention_id}/" in form


def test_what_is_missing_is_said_beside_its_field(in_cms, curator) -> None:
    taken = review_page("River Readers").intervention_id
    add = f"/cms/pages/add/resources/researchreviewpage/{library().pk}/"
    answer = in_cms(curator).post(add, data(summary="", intervention=taken, audience="district"))
    errors = answer.context["form"].errors
    assert set(errors) == {"summary", "intervention", "district"}
    assert errors["district"] == ["Choose the district that may see this resource."]
    assert "Choose the district that may see this resource." in answer.text


def test_a_review_for_one_district_is_found_there_only(in_cms, curator, client) -> None:
    add = f"/cms/pages/add/resources/researchreviewpage/{library().pk}/"
    fields = data(intervention=InterventionFactory().pk, audience="district", district=DistrictFactory().pk)
    assert in_cms(curator).post(add, fields).status_code == 302
    assert client.get("/library/pair-reading/").status_code == 404


def test_the_editor_may_show_the_preview_beside_the_form(in_cms, curator) -> None:
    page = review_page()
    browser = in_cms(curator)
    browser.post(f"/cms/pages/{page.pk}/edit/preview/", data(title="As it would be", intervention=page.intervention_id))
    preview = browser.get(f"/cms/pages/{page.pk}/edit/preview/")
    assert "As it would be" in preview.text
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert ResearchReviewPage.objects.get().title == "River Readers"


def test_a_curator_publishes_at_once_and_may_ask_for_a_second_pair_of_eyes(in_cms, curator) -> None:
    form = in_cms(curator).get(f"/cms/pages/{review_page().pk}/edit/").text
    assert 'name="action-publish"' in form
    assert "Submit to Library review" in form


def test_teacher_and_outsider_reach_no_form(in_cms, teacher, outsider) -> None:
    page = review_page()
    for person in (teacher, outsider):
        assert in_cms(person).get(f"/cms/pages/{page.pk}/edit/").status_code == 302
