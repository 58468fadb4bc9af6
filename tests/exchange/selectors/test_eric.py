"""What ERIC found, beside what is here: terms and what is known already."""

from __future__ import annotations

import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.exchange.eric.answers import read_answer
from clearinghouse.exchange.selectors.eric import previews
from clearinghouse.resources.models import Grade, Subject, Topic
from tests.exchange.eric.answers import ANSWER
from tests.factories.resources import link_page

pytestmark = pytest.mark.django_db
RECORDS = read_answer(ANSWER).records


def test_descriptors_become_terms_by_name_or_other_name_and_the_rest_is_told(curator) -> None:
    Topic.objects.create(name="Literacy", slug="literacy", alternates=["reading instruction"])
    old = Topic.objects.create(name="Rural schools", slug="rural")
    old.merged_into = Topic.objects.create(name="Small places", slug="small-places")
    old.save()
    Subject.objects.create(name="Mathematics", slug="mathematics", alternates=["Elementary School Mathematics"])
    Grade.objects.create(name="Grade 3", slug="3")
    found = previews(RECORDS, curator)[0]
    assert sorted(found.term_names) == ["Grade 3", "Literacy", "Mathematics", "Small places"]
    assert found.other_descriptors == []
    Topic.objects.filter(slug="literacy").delete()
    assert previews(RECORDS, curator)[0].other_descriptors == ["Reading Instruction"]


@pytest.mark.parametrize(
    ("facts", "why", "is_certain"),
    [
        ({"eric_id": "EJ1300012"}, "the same ERIC number", True),
        ({"doi": "10.1000/JIRS.2021.12"}, "the same DOI", True),
        ({"source_url": "http://doi.org/10.1000/jirs.2021.12/"}, "the same address", True),
        ({"title": "Reading aloud in small & rural schools: What teachers say"}, "the same title", False),
    ],
)
def test_what_is_here_already_is_told_with_the_sign(curator, facts, why, is_certain) -> None:
    page = link_page(**{"title": "Something else", **facts})
    first, *others = previews(RECORDS, curator)
    assert first.known is not None
    assert (first.known.pk, first.known.why, first.known.is_certain, first.may_be_imported) == (
        page.pk,
        why,
        is_certain,
        not is_certain,
    )
    assert [other.known for other in others] == [None, None]


def test_what_another_district_keeps_to_itself_is_told_without_its_title_and_only_by_a_sure_sign(curator, other_district) -> None:
    link_page("Secret plan", audience=Audience.DISTRICT, district=other_district, eric_id="EJ1300012")
    link_page("Phonics by Post", audience=Audience.DISTRICT, district=other_district, source_url="https://example.org/other")
    first, _, phonics = previews(RECORDS, curator)
    assert first.known is not None
    assert (first.known.title, first.may_be_imported) == ("", False)
    assert phonics.known is None


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_of_results_costs_the_same_for_one_and_three(curator, number, django_assert_num_queries) -> None:
    link_page(eric_id="EJ1300012")
    with django_assert_num_queries(6):
        previews(RECORDS[:number], curator)
