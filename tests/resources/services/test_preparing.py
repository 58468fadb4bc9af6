"""The vocabularies that a new site begins with."""

import pytest

from clearinghouse.resources.models import FunctionalNeed, Grade, Subject
from clearinghouse.resources.services.preparing import prepare_vocabularies

pytestmark = pytest.mark.django_db


def test_a_new_site_gets_four_vocabularies_and_the_second_time_nothing_happens() -> None:
    assert len(prepare_vocabularies()) == 4
    before = FunctionalNeed.objects.count()
    assert prepare_vocabularies() == []
    assert FunctionalNeed.objects.count() == before


def test_what_curators_changed_stays() -> None:
    Subject.objects.create(name="Welding", slug="welding")
    prepare_vocabularies()
    assert [subject.name for subject in Subject.objects.all()] == ["Welding"]


def test_grades_stand_in_bands_the_youngest_first() -> None:
    prepare_vocabularies()
    assert [grade.slug for grade in Grade.objects.filter(broader=None)] == ["pk-k", "k-3", "3-6", "6-9", "9-12"]
    assert Grade.objects.get(slug="grade-4").broader.slug == "3-6"


def test_every_term_may_be_saved_by_a_curator_as_it_is() -> None:
    prepare_vocabularies()
    for term in [*FunctionalNeed.objects.all(), *Subject.objects.all(), *Grade.objects.all()]:
        term.full_clean()
