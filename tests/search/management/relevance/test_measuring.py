"""The floors of the ranking: a little below what was measured when they were set. The figures stand in CHANGELOG and README."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from clearinghouse.demo.services.loading import load_demo
from search.backends import database
from search.management.relevance.measuring import asking, library_names, measure
from search.management.relevance.questions import own_questions
from search.services.rebuilding import rebuild, refresh_all

pytestmark = pytest.mark.django_db

# Backend: half: floors of nDCG@10 and MRR. Raise them when the ranking gets better; the untouched half is never tuned on.
FLOORS = {
    "sqlite": {"tuning": (0.67, 0.905), "untouched": (0.68, 0.895)},
    "postgresql": {"tuning": (0.67, 0.885), "untouched": (0.61, 0.775)},
    "elasticsearch": {"tuning": (0.71, 0.935), "untouched": (0.70, 0.905)},
}


def below(measured, floors) -> list[str]:
    return [
        f"{row.half}: nDCG@10 {row.ndcg:.3f}, MRR {row.mrr:.3f}"
        for row in measured
        if row.ndcg < floors[row.half][0] or row.mrr < floors[row.half][1]
    ]


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The demo consortium, loaded and indexed once for all of these; it is gone at their end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(lambda line: None)
        refresh_all()
        yield
        transaction.set_rollback(True)


def test_the_database_ranks_teachers_questions_no_worse_than_it_did() -> None:
    measured = measure(database(), own_questions(), asking(database(), library_names()))
    assert {row.half for row in measured} == {"tuning", "untouched"}
    assert below(measured, FLOORS[connection.vendor]) == []


@pytest.mark.elasticsearch
def test_elasticsearch_ranks_teachers_questions_no_worse_than_it_did(search_server) -> None:
    rebuild()
    measured = measure(search_server.backend, own_questions(), asking(search_server.backend, library_names()))
    assert below(measured, FLOORS["elasticsearch"]) == []


def test_every_judged_resource_is_in_the_demo() -> None:
    assert {name for question in own_questions() for name in question.grades} <= set(library_names().values())
