from dataclasses import replace

import pytest
from wagtail.models import ModelLogEntry

from clearinghouse.districts.enums import Change, DistrictKind, Locale
from clearinghouse.districts.errors import InvalidFacts
from clearinghouse.districts.models import District
from clearinghouse.districts.services.districts import DistrictFacts, plan_district_facts, save_district_facts
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db

FACTS = DistrictFacts(
    name="Abington",
    state_code="00010000",
    organisation_type="Public School District",
    is_operating=True,
    town="Abington",
    state="MA",
    zip_code="02351",
    grades=("PK", "K", "01"),
)


def test_facts_of_an_unknown_district_add_it_as_listed_only() -> None:
    assert save_district_facts(facts=FACTS, actor=None) == Change.CREATED
    district = District.objects.get()
    assert (district.name, district.slug, district.kind) == ("Abington", "abington", DistrictKind.LISTED)
    assert district.grades == ["PK", "K", "01"]


def test_the_same_facts_again_change_and_log_nothing() -> None:
    save_district_facts(facts=FACTS, actor=None)
    assert save_district_facts(facts=FACTS, actor=None) == Change.UNCHANGED
    assert ModelLogEntry.objects.filter(action__startswith="district.").count() == 1


def test_changed_facts_update_the_district_and_log_before_and_after() -> None:
    save_district_facts(facts=FACTS, actor=None)
    assert save_district_facts(facts=replace(FACTS, town="Rockland"), actor=None) == Change.UPDATED
    assert District.objects.get().town == "Rockland"
    assert ModelLogEntry.objects.get(action="district.updated").data["changes"] == {"town": ["Abington", "Rockland"]}


def test_facts_never_touch_what_the_directory_does_not_know() -> None:
    DistrictFactory(
        state="MA", state_code="00010000", kind=DistrictKind.MEMBER, slug="our-abington", enrolment=512, locale=Locale.TOWN,
        email_domains=["abington.example"],
    )  # fmt: skip
    assert save_district_facts(facts=FACTS, actor=None) == Change.UPDATED
    district = District.objects.get()
    assert (district.kind, district.slug, district.enrolment, district.locale) == ("member", "our-abington", 512, "town")
    assert district.email_domains == ["abington.example"]


def test_one_code_in_two_states_is_two_districts_with_addresses_of_their_own() -> None:
    save_district_facts(facts=FACTS, actor=None)
    save_district_facts(facts=replace(FACTS, state="VT"), actor=None)
    assert sorted(District.objects.values_list("slug", flat=True)) == ["abington", "abington-vt-00010000"]


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"name": ""}, "name", "name: is missing"),
        ({"state_code": ""}, "state_code", "state organisation code: is missing"),
        ({"state": "Massachusetts"}, "state", "two capital letters"),
        ({"zip_code": "2351"}, "zip_code", "five digits"),
        ({"grades": ("01", "K")}, "grades", "youngest to the oldest"),
        ({"grades": ("K", "K")}, "grades", "once"),
        ({"grades": ("13",)}, "grades", "grade codes PK"),
        ({"name": "A" * 201}, "name", "at most 200"),
    ],
)
def test_facts_that_cannot_be_right_are_refused_with_the_field(wrong: dict, field: str, said: str) -> None:
    with pytest.raises(InvalidFacts, match=said) as refused:
        save_district_facts(facts=replace(FACTS, **wrong), actor=None)
    assert refused.value.field == field
    assert not District.objects.exists()


def test_a_plan_tells_what_would_become_of_the_facts_and_writes_nothing() -> None:
    assert plan_district_facts(facts=FACTS) == Change.CREATED
    assert not District.objects.exists()
    save_district_facts(facts=FACTS, actor=None)
    assert plan_district_facts(facts=FACTS) == Change.UNCHANGED
    assert plan_district_facts(facts=replace(FACTS, name="New Abington")) == Change.UPDATED
    assert District.objects.get().name == "Abington"
