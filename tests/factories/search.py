"""Searches that people keep, and what they found."""

import factory
from factory.django import DjangoModelFactory

from search.models import IndexRow, SavedFind, SavedSearch
from tests.factories.accounts import UserFactory


class SavedSearchFactory(DjangoModelFactory):
    class Meta:
        model = SavedSearch

    owner = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Reading {n}")
    query = factory.Sequence(lambda n: f"q=reading{'+' * n}")


def find(saved: SavedSearch, page: object, **fields: object) -> SavedFind:
    """What the saved search has found: the row of this page."""
    row = IndexRow.objects.get(kind="research_review", object_id=str(page.pk))
    return SavedFind.objects.create(saved_search=saved, row=row, **fields)
