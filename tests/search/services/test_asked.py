from datetime import timedelta

import pytest
from django.utils import timezone

from clearinghouse.districts.enums import Audience
from search.models import AskedQuery, QueryCount, Refinement, ResultClick
from search.services.asked import count_past_days, forget_old, note_click, note_query
from search.services.rebuilding import refresh_all
from tests.factories.resources import review_page
from tests.factories.search import QueryCountFactory

pytestmark = pytest.mark.django_db


def ask(visit: str, *queries: str, empty: bool = False) -> None:
    for words in queries:
        note_query(words, visit=visit, is_empty=empty)


def yesterday() -> None:
    AskedQuery.objects.update(day=timezone.localdate() - timedelta(days=1))


def counts() -> dict[str, tuple[int, int, int]]:
    return {row.words: (row.visits, row.empty, row.public_results) for row in QueryCount.objects.all()}


def test_a_query_is_noted_once_a_visit_in_one_statement(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        ask("one", "reading")
    ask("one", "reading")
    ask("two", "reading")
    assert AskedQuery.objects.count() == 2


def test_a_day_that_is_over_is_counted_and_its_visits_forgotten() -> None:
    review_page("Reading")
    refresh_all()
    ask("one", "reading")
    ask("two", "reading", "marmalade", empty=False)
    ask("three", "marmalade", empty=True)
    yesterday()
    assert count_past_days() == 1
    assert counts() == {"reading": (2, 0, 1), "marmalade": (2, 1, 0)}
    assert not AskedQuery.objects.exists()
    assert count_past_days() == 0


def test_today_is_not_counted_before_it_is_over() -> None:
    ask("one", "reading")
    assert count_past_days() == 0
    assert AskedQuery.objects.exists()


def test_which_query_followed_which_is_counted_once_a_visit() -> None:
    ask("one", "aac", "speech", "picture boards")
    ask("two", "aac", "speech")
    ask("three", "speech", "aac")
    yesterday()
    count_past_days()
    pairs = {(row.words, row.next_words): row.visits for row in Refinement.objects.all()}
    assert pairs == {("aac", "speech"): 2, ("speech", "picture boards"): 1, ("speech", "aac"): 1}


def test_only_what_everybody_finds_with_all_words_counts_as_public(own_district) -> None:
    review_page("Reading together")
    review_page("Marmalade", audience=Audience.DISTRICT, district=own_district)
    refresh_all()
    ask("one", "reading", "marmalade", "reading marmalade")
    yesterday()
    count_past_days()
    assert {words: public for words, (_, _, public) in counts().items()} == {"reading": 1, "marmalade": 0, "reading marmalade": 0}


def test_opened_results_are_counted_by_place() -> None:
    for position in (1, 1, 3):
        note_click("reading", position=position)
    assert dict(ResultClick.objects.values_list("position", "clicks")) == {1: 2, 3: 1}


def test_after_ninety_days_it_is_all_gone() -> None:
    today = timezone.localdate()
    for age in (89, 91):
        day = today - timedelta(days=age)
        QueryCountFactory(day=day, words="reading")
        Refinement.objects.create(day=day, words="a", next_words="b", visits=3)
        ResultClick.objects.create(day=day, words="a", position=1, clicks=1)
    assert forget_old() == 3
    assert [model.objects.count() for model in (QueryCount, Refinement, ResultClick)] == [1, 1, 1]


def test_no_column_could_hold_who_asked() -> None:
    for model in (AskedQuery, QueryCount, Refinement, ResultClick):
        names = {field.name for field in model._meta.get_fields()}
        assert names <= {"id", "visit", "day", "asked_at", "words", "is_empty", "visits", "empty", "public_results", "next_words",
                         "position", "clicks"}  # fmt: skip
        assert ("visit" in names) == (model is AskedQuery)
