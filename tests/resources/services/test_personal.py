import json

import pytest

from clearinghouse.accounts.privacy import holdings
from clearinghouse.resources.models import Collection, Rating, RatingSummary, Readers, SavedResource, TriedHere
from clearinghouse.resources.services.ratings import rate_resource
from tests.factories.resources import practice_page
from tests.factories.voices import CollectionFactory, ReportFactory, TriedHereFactory, collection_of, saved

pytestmark = pytest.mark.django_db


def fill(person, district) -> None:
    page = practice_page("Quick quizzes")
    saved(person, page)
    collection_of(page, owner=person, title="Mine")
    CollectionFactory(owner=person, title="Ours", readers=Readers.DISTRICT, district=district)
    rate_resource(page, answers={"clear": 4}, actor=person)
    TriedHereFactory(page=page, author=person, district=district, saw="It went well.")
    TriedHereFactory(page=page, author=person, district=district, draft=True, saw="Not yet.")
    ReportFactory(note__page=page, reporter=person)


def test_a_person_takes_along_what_they_kept_and_said(teacher, own_district) -> None:
    fill(teacher, own_district)
    told = holdings["library"].export(teacher)
    text = json.dumps(told)
    assert [len(told[name]) for name in ("saved", "collections", "ratings", "tried_here", "reports")] == [1, 2, 1, 2, 1]
    for words in ("Quick quizzes", "Mine", "Ours", "Clear from the first page", "It went well.", "Not yet."):
        assert words in text


def test_what_was_theirs_alone_goes_and_the_rest_loses_their_name(teacher, coordinator, own_district) -> None:
    fill(teacher, own_district)
    other = saved(coordinator, practice_page("Another"))
    holdings["library"].erase(teacher)
    assert list(SavedResource.objects.all()) == [other]
    assert not Rating.objects.exists()
    assert RatingSummary.objects.get().counts["clear"] == [0, 0, 0, 0]
    assert [(one.title, one.owner) for one in Collection.objects.all()] == [("Ours", None)]
    assert [(note.saw, note.author) for note in TriedHere.objects.filter(district=own_district)] == [("It went well.", None)]
