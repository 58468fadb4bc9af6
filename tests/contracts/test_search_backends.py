"""What every search backend does, whatever holds its words."""

from datetime import UTC, datetime

import pytest

from search.backends.base import MARK_END, MARK_START, Found, SearchBackend
from search.models import IndexRow
from search.query import SearchQuery, Sort, terms_of
from tests.contracts.conftest import Fill
from tests.contracts.documents import document

PUBLIC = frozenset({"public"})


def ask(backend: SearchBackend, words: str = "", *, audience: frozenset[str] = PUBLIC, **fields: object) -> Found:
    return backend.search(SearchQuery(terms_of(words), audience=audience, **fields))


def titles(found: Found) -> list[str]:
    rows = IndexRow.objects.in_bulk([match.row_id for match in found.matches])
    return [rows[match.row_id].title for match in found.matches]


def test_all_words_must_be_there_in_one_field_or_another(fill: Fill) -> None:
    backend = fill(
        document(1, "Reading together", keywords="rural"),
        document(2, "Reading alone", keywords="urban"),
        document(3, "Fractions", keywords="rural"),
    )
    found = ask(backend, "reading rural")
    assert titles(found) == ["Reading together"]
    assert (found.total, found.all_words) == (1, True)


def test_where_no_document_has_all_words_any_will_do_and_it_is_said(fill: Fill) -> None:
    backend = fill(document(1, "Reading together"), document(2, "Fractions in a boat"))
    found = ask(backend, "reading fractions")
    assert sorted(titles(found)) == ["Fractions in a boat", "Reading together"]
    assert not found.all_words


@pytest.mark.parametrize("words", ["read", "READING", "readings", "teacher's", "teachers"])
def test_words_are_found_in_their_other_forms(fill: Fill, words: str) -> None:
    assert titles(ask(fill(document(1, "Reading with teachers")), words)) == ["Reading with teachers"]


def test_a_word_in_the_title_counts_more_than_one_in_the_body(fill: Fill) -> None:
    backend = fill(document(1, "Harbor", body="phonics once"), document(2, "Phonics", body="harbor once"))
    assert titles(ask(backend, "phonics")) == ["Phonics", "Harbor"]


def test_a_quoted_phrase_is_found_only_as_it_stands(fill: Fill) -> None:
    backend = fill(document(1, "Small group lessons"), document(2, "A group of small lessons"))
    assert titles(ask(backend, '"small group"')) == ["Small group lessons"]


@pytest.mark.parametrize(
    "words",
    [
        "AND OR NOT",
        "title:x",
        "NEAR(a b)",
        "*",
        '"',
        "a* -b +c",
        "(((",
        "{!x}",
        "\\",
        "/.*/",
        "'; DROP TABLE x; --",
        "%",
        "💧",
        "²",
        "a" * 199,
    ],
)
def test_no_sign_is_an_operator_and_none_breaks_the_search(fill: Fill, words: str) -> None:
    assert ask(fill(document(1, "Reading")), words).total in (0, 1)


def test_nothing_outside_the_readers_audience_shows_or_counts(fill: Fill) -> None:
    backend = fill(
        document(1, "Open reading", facets={"tier": ("1",)}),
        document(2, "Members reading", audience="members", facets={"tier": ("1", "2")}),
        document(3, "District reading", audience="district:7", facets={"topic": ("secret",)}),
        document(4, "Nobody's reading", audience="nobody"),
    )
    for words in ("reading", ""):
        found = ask(backend, words)
        assert (titles(found), found.total, found.counts) == (["Open reading"], 1, {"tier": {"1": 1}})
    assert ask(backend, "reading", audience=PUBLIC | {"members", "district:8"}).total == 2
    assert ask(backend, "reading", audience=PUBLIC | {"members", "district:7"}).total == 3


def test_a_hidden_document_does_not_decide_whether_all_words_match(fill: Fill) -> None:
    backend = fill(document(1, "Reading together"), document(2, "Reading marmalade", audience="members"))
    found = ask(backend, "reading marmalade")
    assert (titles(found), found.all_words) == (["Reading together"], False)


def test_a_facets_counts_ignore_its_own_filter_and_obey_the_others(fill: Fill) -> None:
    backend = fill(
        document(1, "Reading a", facets={"tier": ("1",), "setting": ("rural",)}),
        document(2, "Reading b", facets={"tier": ("2",), "setting": ("rural", "urban")}),
        document(3, "Reading c", facets={"tier": ("2",), "setting": ("urban",)}),
        document(4, "Counting", facets={"tier": ("1",), "setting": ("rural",)}),
    )
    found = ask(backend, "reading", filters={"tier": ("2",)})
    assert sorted(titles(found)) == ["Reading b", "Reading c"]
    assert found.total == 2
    assert found.counts == {"tier": {"1": 1, "2": 2}, "setting": {"rural": 1, "urban": 2}}


def test_values_of_one_facet_widen_and_facets_narrow_each_other(fill: Fill) -> None:
    backend = fill(
        document(1, "A", facets={"tier": ("1",), "setting": ("rural",)}),
        document(2, "B", facets={"tier": ("2",), "setting": ("rural",)}),
        document(3, "C", facets={"tier": ("2",), "setting": ("urban",)}),
    )
    assert ask(backend, filters={"tier": ("1", "2")}).total == 3
    found = ask(backend, filters={"tier": ("1", "2"), "setting": ("rural",)})
    assert found.total == 2
    assert found.counts == {"tier": {"1": 1, "2": 1}, "setting": {"rural": 2, "urban": 1}}


def test_filters_that_leave_nothing_still_count_what_would_be_there_without_them(fill: Fill) -> None:
    backend = fill(document(1, "Reading", facets={"tier": ("1",), "setting": ("urban",)}))
    found = ask(backend, "reading", filters={"tier": ("2",)})
    assert (found.total, found.matches, found.all_words) == (0, (), True)
    assert found.counts["tier"] == {"1": 1}


def test_without_words_the_strongest_come_first(fill: Fill) -> None:
    backend = fill(document(1, "Weak", strength=1), document(2, "Strong", strength=9))
    assert titles(ask(backend)) == ["Strong", "Weak"]


def test_results_come_in_the_order_asked_for(fill: Fill) -> None:
    old, new = (datetime(year, 1, 1, tzinfo=UTC) for year in (2020, 2025))
    backend = fill(
        document(1, "Reading reading", strength=1, published_at=old),
        document(2, "Reading of many other long things", strength=5, published_at=new),
    )
    assert titles(ask(backend, "reading"))[0] == "Reading reading"
    assert titles(ask(backend, "reading", sort=Sort.NEWEST))[0] == "Reading of many other long things"
    assert titles(ask(backend, "reading", sort=Sort.STRONGEST))[0] == "Reading of many other long things"


def test_pages_hold_ten_and_together_everything_once(fill: Fill) -> None:
    backend = fill(*(document(number, f"Reading {number}") for number in range(23)))
    pages = [ask(backend, "reading", page=page) for page in (1, 2, 3, 4)]
    assert [len(found.matches) for found in pages] == [10, 10, 3, 0]
    assert len({match.row_id for found in pages for match in found.matches}) == 23
    assert {found.total for found in pages} == {23}


def test_matches_are_marked_in_title_and_passage(fill: Fill) -> None:
    backend = fill(document(1, "Reading <b>boats</b>", summary="Why a boat is good for reading."))
    match = ask(backend, "reading").matches[0]
    assert match.title == f"{MARK_START}Reading{MARK_END} <b>boats</b>"
    assert f"{MARK_START}reading{MARK_END}" in match.passage


def test_a_passage_comes_from_the_body_where_the_summary_says_nothing_of_it(fill: Fill) -> None:
    backend = fill(document(1, "Boats", summary="All about boats.", body="Chapter nine: lighthouses and their keepers."))
    assert f"{MARK_START}lighthouses{MARK_END}" in ask(backend, "lighthouses").matches[0].passage


def test_accents_may_be_left_out(fill: Fill, request: pytest.FixtureRequest) -> None:
    from django.db import connection

    weaker = connection.vendor == "postgresql" and "database" in request.node.name
    found = ask(fill(document(1, "Müller’s café")), "muller cafe")
    assert found.total == (0 if weaker else 1), "PostgreSQL answers only while Elasticsearch is down, and folds no accents"


def test_a_removed_document_is_gone_from_results_and_counts(fill: Fill) -> None:
    from search.services.indexing import remove

    backend = fill(document(1, "Reading", facets={"tier": ("1",)}))
    row = IndexRow.objects.get()
    remove(row)
    backend.write([row])
    found = ask(backend, "reading")
    assert (found.total, found.counts) == (0, {})


def test_of_a_sentence_no_document_need_have_every_word_and_the_best_comes_first(fill: Fill) -> None:
    backend = fill(
        document(1, "Tutoring struggling readers in small rural schools"),
        document(2, "Small rural schools"),
        document(3, "Bus routes"),
    )
    found = ask(backend, "what tutoring helps struggling readers in a small rural school where nobody has time")
    assert titles(found) == ["Tutoring struggling readers in small rural schools", "Small rural schools"]
    assert not found.all_words


def test_one_document_with_every_word_of_a_sentence_does_not_keep_the_others_away(fill: Fill) -> None:
    backend = fill(document(1, "Reading lessons in a small rural school"), document(2, "Reading lessons in a school"))
    found = ask(backend, "reading lessons rural school")
    assert titles(found) == ["Reading lessons in a small rural school", "Reading lessons in a school"]
    assert not found.all_words


def test_two_words_close_together_count_more_than_far_apart(fill: Fill) -> None:
    far = "rural " + "bus route timetable weather snow ice gravel bridge " * 3 + "reading"
    near = "bus route timetable weather snow ice gravel bridge " * 3 + "rural reading"
    backend = fill(document(1, "Far", body=far), document(2, "Near", body=near))
    assert titles(ask(backend, "reading rural")) == ["Near", "Far"]


def test_of_two_that_match_alike_the_stronger_evidence_comes_first_and_a_better_match_still_wins(fill: Fill) -> None:
    backend = fill(
        document(1, "Pair reading", strength=0),
        document(2, "Pair reading", strength=420),
        document(3, "Bridges", body="reading once among many other words that say something else entirely", strength=420),
    )
    found = ask(backend, "reading")
    rows = IndexRow.objects.in_bulk([match.row_id for match in found.matches])
    assert [rows[match.row_id].object_id for match in found.matches] == ["2", "1", "3"]
