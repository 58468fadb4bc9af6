import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.query import LONGEST_QUERY, Reading, SearchQuery, Sort, Terms, read, terms_of

KNOWN = {"tier": {"1", "2"}, "topic": {"literacy"}}


def reading(address: str) -> Reading:
    return read(QueryDict(address), page=1, audience=frozenset({"public"}), known=KNOWN)


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        ("reading rural", ("reading", "rural"), ()),
        ("  Reading,   rural! ", ("Reading", "rural"), ()),
        ("title:reading -rural (a* OR b~2) ^3", ("title", "reading", "rural", "b", "2", "3"), ()),
        ('"small group" reading', ("reading",), ("small group",)),
        ('unclosed "quote here', ("unclosed", "quote", "here"), ()),
        ("what works for the reading of poems", ("works", "reading", "poems"), ()),
        ("to be or", ("to", "be", "or"), ()),
        ("the teacher’s aide", ("teacher", "aide"), ()),
        ("-- ' OR 1=1; DROP TABLE", ("1", "DROP", "TABLE"), ()),
        ("Müller 日本語 🎉", ("Müller", "日本語"), ()),
        ("...!!!", (), ()),
    ],
)
def test_signs_are_text_and_only_quotes_join_words(typed: str, words: tuple[str, ...], phrases: tuple[str, ...]) -> None:
    terms = terms_of(typed)
    assert (terms.words, terms.phrases) == (words, phrases)


@given(st.text(max_size=400))
def test_whatever_is_typed_can_be_shown_again_and_encoded(typed: str) -> None:
    terms = terms_of(typed)
    terms.text.encode()
    SearchQuery(terms).address().encode("ascii")
    assert all(any(char.isalnum() for char in word) for word in terms.words)
    assert terms_of(terms.text).words == terms.words


def test_a_very_long_query_is_cut_and_said_so() -> None:
    found = reading("q=" + "reading+" * 2000)
    assert len(found.query.terms.text) <= LONGEST_QUERY
    assert found.notices == (f"Only the first {LONGEST_QUERY} characters were searched for.",)


def test_lone_surrogates_and_control_characters_become_spaces() -> None:
    assert terms_of("read\ud800ing\x00rural\x02").text == "read ing rural"


def test_unknown_choices_are_left_out_and_said_so() -> None:
    found = reading("tier=1&tier=7&topic=literacy&colour=red")
    assert found.query.filters == {"tier": ("1",), "topic": ("literacy",)}
    assert found.notices == ("There is no such choice under “Evidence tier”; it was left out.",)


def test_an_unknown_order_is_the_best_match_and_said_so() -> None:
    found = reading("q=x&sort=price")
    assert found.query.sort is Sort.RELEVANCE
    assert "cannot be put in that order" in found.notices[0]


def test_a_choice_toggles_in_the_address_and_goes_back_to_the_first_page() -> None:
    query = SearchQuery(Terms("reading", ("reading",)), {"tier": ("1",)}, page=4)
    assert query.toggled("tier", "2").address() == "/search/?q=reading&tier=1&tier=2"
    assert query.toggled("tier", "1").address() == "/search/?q=reading"
    assert query.toggled("tier", "2").page == 1
