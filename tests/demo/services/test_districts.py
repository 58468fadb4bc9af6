import pytest
from django.core.exceptions import ValidationError

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import grades_from, load_districts
from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.models import District

pytestmark = pytest.mark.django_db


def test_members_an_associate_an_observer_and_an_applicant_are_loaded_once():
    entries = read_entries("districts.yaml")
    load_districts(entries)
    load_districts(entries)
    kinds = list(District.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        DistrictKind.MEMBER: 10,
        DistrictKind.ASSOCIATE: 1,
        DistrictKind.OBSERVER: 1,
        DistrictKind.APPLICANT: 1,
    }


def test_a_changed_fact_reaches_the_district_that_was_there():
    entry = read_entries("districts.yaml")[0]
    load_districts([entry])
    load_districts([{**entry, "enrolment": 599}])
    assert District.objects.get().enrolment == 599


def test_a_fact_that_cannot_be_right_is_refused():
    entry = read_entries("districts.yaml")[0]
    with pytest.raises(ValidationError):
        load_districts([{**entry, "kind": "friend"}])


def test_a_span_of_grades_names_each_grade():
    assert grades_from("PK-02") == ["PK", "K", "01", "02"]
    assert grades_from("09-12") == ["09", "10", "11", "12"]
