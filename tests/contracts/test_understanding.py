"""What every search backend understands beyond plain words: equal terms, ids, places, and how it says what it found."""

import pytest

from search.backends.base import Found, SearchBackend
from search.language.synonyms import expanded
from search.query import SearchQuery, Sort, terms_of
from tests.contracts.conftest import Fill
from tests.contracts.documents import document
from tests.contracts.test_search_backends import PUBLIC, titles

IEP = "IEP\nindividualized education program"
TTS = "TTS\ntext to speech"


def ask(backend: SearchBackend, words: str, *groups: str, **fields: object) -> Found:
    return backend.search(SearchQuery(expanded(terms_of(words), groups), audience=PUBLIC, **fields))


def test_an_acronym_finds_what_it_stands_for_and_the_reverse(fill: Fill) -> None:
    backend = fill(document(1, "The IEP meeting"), document(2, "Individualized education programs"), document(3, "A program"))
    for words in ("IEP", "individualized education program", '"individualized education program"', "ieps"):
        assert sorted(titles(ask(backend, words, IEP))) == ["Individualized education programs", "The IEP meeting"], words
    assert titles(ask(backend, "IEP")) == ["The IEP meeting"]


def test_words_of_a_term_are_found_by_its_acronym_beside_other_words(fill: Fill) -> None:
    backend = fill(document(1, "TTS for older readers"), document(2, "Text to speech at home"), document(3, "Older readers"))
    assert titles(ask(backend, "text to speech older readers", TTS)) == ["TTS for older readers"]


def test_what_was_typed_comes_before_what_means_the_same_however_well_it_matches(fill: Fill) -> None:
    backend = fill(
        document(1, "Individualized education program", summary="individualized education program", strength=420),
        document(2, "Meetings", body="Chapter nine: the IEP, at length and among many other words of all kinds"),
    )
    assert titles(ask(backend, "IEP", IEP)) == ["Meetings", "Individualized education program"]
    assert titles(ask(backend, "individualized education program", IEP)) == ["Individualized education program", "Meetings"]


def test_a_term_means_the_same_in_a_question_of_which_no_document_has_all(fill: Fill) -> None:
    backend = fill(document(1, "Individualized education program"), document(2, "Bus routes"))
    found = ask(backend, "iep in a submarine", IEP)
    assert (titles(found), found.all_words) == (["Individualized education program"], False)


@pytest.mark.parametrize(
    "words", ["10.3102/0162373713507480", "https://doi.org/10.3102/0162373713507480", "EJ1234567", "eric ej 1234567"]
)
def test_ids_are_found_as_such_and_their_figures_alone_are_not_enough(fill: Fill, words: str) -> None:
    backend = fill(
        document(1, "Cited", keywords="10 3102 0162373713507480 · EJ1234567"),
        document(2, "Figures", body="0162373713507480 of 3102 cost 10, see EJ 123 or 4567"),
    )
    assert titles(ask(backend, words)) == ["Cited"]


@pytest.mark.parametrize("words", ["title:reading", "-reading", "read/ing reading", "reading: loud", "(reading) ^loud~"])
def test_signs_are_only_text(fill: Fill, words: str) -> None:
    backend = fill(document(1, "Reading title loud"), document(2, "Writing"))
    assert "Reading title loud" in titles(ask(backend, words))


def test_what_was_studied_in_a_place_like_mine_comes_first_and_the_best_match_first_there(fill: Fill) -> None:
    backend = fill(
        document(1, "Reading reading", strength=420, facets={"setting": ("urban",)}),
        document(2, "Reading", facets={"setting": ("rural", "urban")}),
        document(3, "Bridges", body="reading once among many other words", facets={"setting": ("rural",)}),
        document(4, "No place", body="reading"),
    )
    assert titles(ask(backend, "reading", sort=Sort.NEAREST, near="rural"))[:3] == ["Reading", "Bridges", "Reading reading"]
    assert titles(ask(backend, "", sort=Sort.NEAREST, near="urban"))[0] == "Reading reading"
    assert titles(ask(backend, "reading", sort=Sort.NEAREST)) == titles(ask(backend, "reading"))


def test_a_match_says_which_words_were_found_in_which_fields(fill: Fill) -> None:
    backend = fill(
        document(1, "Reading boats", keywords="literacy rural", summary="About reading.", body="Harbors and rural roads.")
    )
    found = dict(ask(backend, "reading rural").matches[0].found_in)
    assert found["title"] == ("reading",)
    assert found["keywords"] == ("rural",)
    assert found["summary"] == ("reading",)
    assert found["body"] == ("rural",)
