import time

import pytest
from django.core import signing
from django.utils.datastructures import MultiValueDict

from clearinghouse.districts.enums import DistrictKind
from clearinghouse.districts.journey import CHECK, Journey
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db
TYPED = {
    "district": {"name": ["Heron Falls"], "town": ["Heron"], "home_state": ["ma"], "grades": ["01", "K"]},
    "contact": {"contact_name": ["Ida Marsh"], "contact_position": ["Superintendent"], "email": ["Ida@HeronFalls.example"]},
    "why": {"wanted_kind": ["associate"], "why": ["She retires."]},
    "terms": {"may_ask": ["on"], "agrees": ["on"]},
}


def journey(**steps) -> Journey:
    made = Journey()
    for name, typed in {**TYPED, **steps}.items():
        made = made.with_step(name, MultiValueDict(typed))
    return made


def test_what_was_typed_is_carried_signed_and_checked_at_the_end() -> None:
    carried = Journey.read(journey().kept())
    assert carried.first_open() == CHECK
    facts = carried.facts()
    assert (facts["home_state"], facts["grades"], facts["email"]) == ("MA", ["K", "01"], "ida@heronfalls.example")
    assert facts["district"] is None
    words = {label: value for _, _, lines in carried.lines() for label, value in lines}
    assert words["Grades"] == "Kindergarten, Grade 1"
    assert words["What you would like to be"].startswith("Associate")


def test_the_first_step_that_is_not_well_filled_in_is_where_one_goes_on() -> None:
    assert Journey().first_open() == "district"
    assert journey(contact={**TYPED["contact"], "email": ["ida"]}).first_open() == "contact"
    assert journey(terms={"may_ask": ["on"]}).first_open() == "terms"


@pytest.mark.parametrize("bent", ["", "nonsense", "x" * 100_000], ids=["nothing", "nonsense", "endless"])
def test_what_we_did_not_sign_is_not_read(bent) -> None:
    assert Journey.read(bent) is None
    assert Journey.read(signing.dumps([{}, 1.0], salt="other")) is None
    assert Journey.read(journey().kept()[:-2]) is None


def test_a_page_that_was_open_for_more_than_a_day_is_not_read(monkeypatch) -> None:
    kept = journey().kept()
    later = time.time() + 24 * 3600 + 5
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert Journey.read(kept) is None


def test_fields_that_a_step_does_not_have_are_left_behind_and_long_ones_cut() -> None:
    made = Journey().with_step("why", MultiValueDict({"why": ["x" * 9000], "state": ["accepted"], "decided_by": ["1"]}))
    assert set(made.typed["why"]) == {"why"}
    assert len(made.typed["why"]["why"][0]) == 4000


def test_the_directory_fills_in_the_first_step() -> None:
    listed = DistrictFactory(kind=DistrictKind.LISTED, name="Heron Falls", slug="heron-falls", grades=["K", "01"], zip_code="01337")
    first = Journey.from_directory(listed)
    form = first.form("district")
    assert form.is_valid()
    assert form.cleaned_data["district"] == listed
    assert first.typed["district"]["zip_code"] == ["01337"]


def test_a_district_that_belongs_already_cannot_be_named_as_ones_own(own_district) -> None:
    made = journey(district={**TYPED["district"], "district": [own_district.slug]})
    assert made.first_open() == CHECK
    assert made.facts()["district"] is None
