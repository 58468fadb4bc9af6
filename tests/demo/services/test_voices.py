"""What the demo's districts say is loaded once, by services, and reads as their own."""

import pytest

from clearinghouse.demo.content import read_entries, read_mapping
from clearinghouse.demo.services.voices import load_voices
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import RUBRIC, Collection, NoteState, Rating, Readers, SavedResource, TriedHere
from clearinghouse.resources.selectors.voices import voices_on
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, MembershipFactory
from tests.factories.resources import practice_page

CONTENT = read_mapping("tried_here.yaml")
PEOPLE = {person["email"]: set(person["places"]) for person in read_entries("people.yaml")}


def slugs_of_resources() -> set[str]:
    return {
        entry["slug"]
        for entry in read_entries("reviews/*.yaml", "practice_guides.yaml", "practices/*.yaml", "assistive_technologies/*.yaml")
    }


def named() -> set[str]:
    rows = [*CONTENT["notes"], *CONTENT["ratings"], *(row for entry in CONTENT["collections"] for row in entry["entries"])]
    return {row["resource"] for row in rows} | {slug for entry in CONTENT["saved"] for slug in entry["resources"]}


def test_there_are_enough_notes_and_collections_and_all_name_what_is_there() -> None:
    assert len(CONTENT["notes"]) >= 12
    assert {note["outcome"] for note in CONTENT["notes"]} == {"kept", "dropped", "trying"}
    assert {collection["readers"] for collection in CONTENT["collections"]} == set(Readers.values)
    assert named() <= slugs_of_resources()


def test_each_speaks_for_a_district_of_theirs() -> None:
    for entry in (*CONTENT["notes"], *CONTENT["collections"]):
        assert "district" not in entry or entry["district"] in PEOPLE[entry["by"]], entry
    assert {entry["by"] for part in ("ratings", "saved") for entry in CONTENT[part]} <= set(PEOPLE)


@pytest.mark.django_db
def test_it_is_loaded_once_however_often() -> None:
    for slug in named():
        practice_page(slug.replace("-", " ").capitalize(), slug=slug)
    districts = {slug: DistrictFactory(slug=slug) for slug in set().union(*PEOPLE.values())}
    for email, places in PEOPLE.items():
        person = UserFactory(email=email)
        for slug in places:
            MembershipFactory(user=person, district=districts[slug])
    for _ in range(2):
        assert load_voices(CONTENT) == len(CONTENT["notes"])
    assert TriedHere.objects.count() == len(CONTENT["notes"])
    assert TriedHere.objects.filter(state=NoteState.DRAFT).count() == 1
    assert TriedHere.objects.filter(audience=Audience.PUBLIC).exists()
    assert Rating.objects.count() == len(CONTENT["ratings"])
    assert Collection.objects.count() == len(CONTENT["collections"])
    assert SavedResource.objects.count() == sum(len(entry["resources"]) for entry in CONTENT["saved"])
    page = TriedHere.objects.filter(page__slug="five-questions-from-memory").first().page
    assert len(voices_on(page, None).ratings) == len(RUBRIC)
