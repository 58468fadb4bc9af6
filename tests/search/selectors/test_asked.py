from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import Refinement, ResultClick
from search.query import SearchQuery, terms_of
from search.selectors.asked import (
    clicks_by_position,
    empty_queries,
    past_queries,
    read_note,
    refined_queries,
    slip_of,
    unopened_queries,
)
from tests.factories.search import QueryCountFactory

VISIT = "a" * 32


def words(rows) -> list[str]:
    return [row["words"] for row in rows]


def days_ago(number: int):
    return timezone.localdate() - timedelta(days=number)


@pytest.mark.django_db
def test_queries_of_fewer_than_three_visits_are_nowhere() -> None:
    for name, visits in (("anna marsh", 2), ("iep forms", 3)):
        QueryCountFactory(words=name, visits=visits, empty=visits)
    for one, other in (("anna marsh", "iep forms"), ("iep forms", "anna marsh")):
        Refinement.objects.create(day=days_ago(1), words=one, next_words=other, visits=3)
    assert words(empty_queries()) == ["iep forms"]
    assert refined_queries() == []
    assert words(unopened_queries()) == []
    assert past_queries("a", 8) == []


@pytest.mark.django_db
def test_visits_of_several_days_add_up() -> None:
    for day in (1, 2, 3):
        QueryCountFactory(words="iep forms", visits=1, empty=1, day=days_ago(day))
    (row,) = empty_queries()
    assert (row["asked"], row["nothing"]) == (3, 3)


@pytest.mark.django_db
def test_pairs_are_told_from_three_visits_on() -> None:
    QueryCountFactory(words="aac"), QueryCountFactory(words="speech")
    Refinement.objects.create(day=days_ago(1), words="aac", next_words="speech", visits=2)
    assert refined_queries() == []
    Refinement.objects.create(day=days_ago(2), words="aac", next_words="speech", visits=1)
    assert [row["asked"] for row in refined_queries()] == [3]


@pytest.mark.django_db
def test_opened_results_are_shared_out_by_place_and_what_is_hardly_opened_is_told() -> None:
    QueryCountFactory(words="reading", visits=10), QueryCountFactory(words="fractions", visits=10)
    for name, position, clicks in (("reading", 1, 3), ("reading", 2, 1), ("fractions", 1, 1)):
        ResultClick.objects.create(words=name, position=position, clicks=clicks)
    assert [(row["position"], row["number"], row["percent"]) for row in clicks_by_position()] == [(1, 4, 80), (2, 1, 20)]
    assert words(unopened_queries()) == ["fractions"]


@pytest.mark.django_db
def test_past_queries_begin_as_asked_are_found_by_everybody_and_come_most_asked_first(django_assert_num_queries) -> None:
    QueryCountFactory(words="reading rural", visits=3)
    QueryCountFactory(words="reading", visits=5)
    QueryCountFactory(words="reading secrets", visits=9, public_results=0)
    QueryCountFactory(words="rural reading", visits=9)
    QueryCountFactory(words="reading gone", visits=9, day=days_ago(5))
    QueryCountFactory(words="reading gone", visits=9, day=days_ago(1), public_results=0)
    with django_assert_num_queries(1):
        assert past_queries(" READ", 8) == ["reading", "reading rural"]
    assert past_queries("reading", 1) == ["reading"]
    assert past_queries("", 8) == past_queries("%", 8) == past_queries('"', 8) == []


def sent(text: str = "Reading, Rural!", total: int = 1, filters: dict | None = None, **more: str) -> dict[str, str]:
    return {"asked": slip_of(SearchQuery(terms_of(text), filters or {}), total), "visit": VISIT, **more}


def test_what_our_page_gave_comes_back_as_a_note() -> None:
    note = read_note(sent())
    assert note is not None
    assert (note.words, note.is_empty, note.position) == ("reading rural", False, None)
    opened = read_note(sent(position="12"))
    assert opened is not None
    assert opened.position == 12


@pytest.mark.parametrize(("total", "filters", "empty"), [(0, {}, True), (0, {"tier": ("1",)}, False), (3, {}, False)])
def test_only_words_that_find_nothing_by_themselves_are_empty(total: int, filters: dict, empty: bool) -> None:
    note = read_note(sent(total=total, filters=filters))
    assert note is not None
    assert note.is_empty is empty


def test_nothing_asked_in_words_gives_no_slip() -> None:
    assert slip_of(SearchQuery(), 5) == ""
    assert slip_of(SearchQuery(terms_of('"!"')), 5) == ""


@pytest.mark.parametrize(
    "spoiled",
    [
        {"asked": ""},
        {"asked": "WyJyZWFkaW5nIixmYWxzZV0:forged"},
        {"visit": ""},
        {"visit": "teacher@example.org"},
        {"visit": "a" * 41},
        {"visit": "é" * 20},
        {"position": "0"},
        {"position": "201"},
        {"position": "x"},
        {"position": "²"},
    ],
)
def test_anything_else_is_refused(spoiled: dict[str, str]) -> None:
    assert read_note({**sent(), **spoiled}) is None
