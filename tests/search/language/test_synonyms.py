"""Terms that mean the same are found in what somebody typed."""

import pytest

from search.language.synonyms import expanded, terms_in
from search.query import Synonyms, terms_of

GROUPS = ["IEP\nindividualized education program", "TTS, text to speech", "PD\nprofessional development", "PD\npolice department"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("iep meetings", (Synonyms(("iep",), ("individualized education program",)),)),
        ("IEPs", (Synonyms(("IEPs",), ("individualized education program",)),)),
        ("text to speech for readers", (Synonyms(("text", "speech"), ("TTS",)),)),
        ("speech to text", ()),
        ('"text to speech"', (Synonyms(("text to speech",), ("TTS",)),)),
        ("PD", (Synonyms(("PD",), ("professional development", "police department")),)),
        ("reading", ()),
        ("", ()),
    ],
)
def test_a_term_is_known_by_all_its_words_in_order_alone_or_in_quotes(typed: str, found: tuple[Synonyms, ...]) -> None:
    assert expanded(terms_of(typed), GROUPS).synonyms == found


def test_words_of_one_term_are_one_thing_to_look_for() -> None:
    terms = expanded(terms_of("text to speech in math"), GROUPS)
    assert terms.concepts == (Synonyms(("text", "speech"), ("TTS",)), Synonyms(("math",)))


def test_a_group_may_be_written_in_lines_or_with_commas_and_signs_do_not_matter() -> None:
    assert terms_in("  Pre-K ,\n\npreschool; “early years” ,") == ("Pre K", "preschool", "early years")
