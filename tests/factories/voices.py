"""What districts say of resources."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import (
    RUBRIC,
    Collection,
    CollectionEntry,
    NoteState,
    Outcome,
    Readers,
    ReportReason,
    ResourcePage,
    SavedResource,
    TriedHere,
    TriedHereReport,
)
from clearinghouse.resources.services.ratings import rate_resource
from tests.factories.accounts import UserFactory
from tests.factories.districts import DistrictFactory, member

FACTS: dict[str, Any] = {
    "setting": "small_group", "grades": ["01", "02"], "students": 14, "staff": 2, "minutes_a_week": 90, "weeks": 12, "cost": 240,
    "cost_for": "two headsets", "outcome": "kept", "saw": "They asked for more.", "differently": "Begin in October.",
    "started_on": None, "ended_on": None,
}  # fmt: skip


class TriedHereFactory(DjangoModelFactory):
    """One that members may read; `draft`, `public`, `withdrawn` and `hidden` give others."""

    class Meta:
        model = TriedHere

    district = factory.SubFactory(DistrictFactory)
    author = factory.SubFactory(UserFactory)
    state = NoteState.SHOWN
    audience = Audience.MEMBERS
    outcome = Outcome.KEPT
    saw = "They asked for more."

    class Params:
        draft = factory.Trait(state=NoteState.DRAFT)
        public = factory.Trait(audience=Audience.PUBLIC)
        withdrawn = factory.Trait(state=NoteState.WITHDRAWN)
        hidden = factory.Trait(state=NoteState.HIDDEN)


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = TriedHereReport

    note = factory.SubFactory(TriedHereFactory)
    reporter = factory.SubFactory(UserFactory)
    reason = ReportReason.STUDENT


class CollectionFactory(DjangoModelFactory):
    """A private one; `public` and `of_district` give others."""

    class Meta:
        model = Collection

    owner = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"For the meeting {n}")
    slug = factory.Sequence(lambda n: f"for-the-meeting-{n}")

    class Params:
        public = factory.Trait(readers=Readers.PUBLIC)
        of_district = factory.Trait(readers=Readers.DISTRICT, district=factory.SubFactory(DistrictFactory))


def collection_of(*pages: ResourcePage, **fields: Any) -> Collection:
    """A collection of these pages in this order."""
    made = CollectionFactory(**fields)
    for place, page in enumerate(pages, start=1):
        CollectionEntry.objects.create(collection=made, page=page, position=place)
    return made


def saved(person: Any, page: ResourcePage) -> SavedResource:
    return SavedResource.objects.create(person=person, page=page)


def rated(page: ResourcePage, *, people: int, answer: int = 3) -> None:
    """So many members give this answer to every question."""
    for _ in range(people):
        rate_resource(page, answers=dict.fromkeys(RUBRIC, answer), actor=member())
