"""Searches that people keep, and what they found."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from search.models import IndexRow, PinnedResults, QueryCount, SavedFind, SavedSearch
from tests.factories.accounts import UserFactory


class SavedSearchFactory(DjangoModelFactory):
    class Meta:
        model = SavedSearch

    owner = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Reading {n}")
    query = factory.Sequence(lambda n: f"q=reading{'+' * n}")


class PinnedResultsFactory(DjangoModelFactory):
    class Meta:
        model = PinnedResults

    words = factory.Sequence(lambda n: f"reading {n}")


class QueryCountFactory(DjangoModelFactory):
    """Asked in three visits yesterday, and found."""

    class Meta:
        model = QueryCount

    day = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    words = factory.Sequence(lambda n: f"reading {n}")
    visits = 3
    public_results = 1


def find(saved: SavedSearch, page: object, **fields: object) -> SavedFind:
    """What the saved search has found: the row of this page."""
    row = IndexRow.objects.get(kind="research_review", object_id=str(page.pk))
    return SavedFind.objects.create(saved_search=saved, row=row, **fields)
