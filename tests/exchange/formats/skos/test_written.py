"""Both ways of writing say the same, and what they say is SKOS."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.exchange.formats.characters import on_one_line
from clearinghouse.exchange.formats.skos.rdf_xml import as_rdf_xml
from clearinghouse.exchange.formats.skos.schemes import Concept, Scheme
from clearinghouse.exchange.formats.skos.statements import NAMESPACES
from clearinghouse.exchange.formats.skos.turtle import address_of, as_turtle, string_of
from tests.exchange.rdf_xml import read_rdf_xml
from tests.exchange.turtle import Literal, Triple, read_turtle

SKOS, DCTERMS, OWL = NAMESPACES["skos"], NAMESPACES["dcterms"], NAMESPACES["owl"]
HERE = "https://mill.example/library/vocabularies/"


def at(name: str) -> str:
    return f"{HERE}#topic-{name}"


def scheme(*concepts: Concept, note: str = "What it is about.") -> Scheme:
    return Scheme(f"{HERE}#topics", "Topics", note, concepts)


LITERACY = Concept(at("literacy"), "literacy", "Literacy", ("reading & writing", "Literacy", "ELA", "ELA"), "All of it: “yes”.")
WRITING = Concept(at("writing"), "writing", "Writing", broader=at("literacy"))
COMPOSING = Concept(at("composing"), "composing", "Composing", replaced_by=at("writing"))
ORPHAN = Concept(at("orphan"), "orphan", "Orphan", broader=at("composing"))
WHOLE = scheme(LITERACY, WRITING, COMPOSING, ORPHAN)


def both(*schemes: Scheme) -> set[Triple]:
    turtle, xml = read_turtle(as_turtle(schemes)), read_rdf_xml(as_rdf_xml(schemes))
    assert turtle == xml
    return turtle


def values(found: set[Triple], subject: str, name: str) -> set[object]:
    return {value for about, predicate, value in found if (about, predicate) == (subject, name)}


def test_a_term_has_its_names_its_note_and_its_place() -> None:
    found = both(WHOLE)
    assert values(found, at("literacy"), f"{SKOS}prefLabel") == {Literal("Literacy", "en")}
    assert values(found, at("literacy"), f"{SKOS}altLabel") == {Literal("reading & writing", "en"), Literal("ELA", "en")}
    assert values(found, at("literacy"), f"{SKOS}scopeNote") == {Literal("All of it: “yes”.", "en")}
    assert values(found, at("literacy"), f"{SKOS}narrower") == {at("writing")}
    assert values(found, at("writing"), f"{SKOS}broader") == {at("literacy")}
    assert values(found, at("literacy"), f"{SKOS}topConceptOf") == {f"{HERE}#topics"}
    assert values(found, at("literacy"), f"{SKOS}notation") == {Literal("literacy")}


def test_a_merged_term_says_what_took_its_place_and_has_none_of_its_own() -> None:
    found = both(WHOLE)
    assert values(found, at("composing"), f"{DCTERMS}isReplacedBy") == {at("writing")}
    assert values(found, at("composing"), f"{OWL}deprecated") == {Literal("true", datatype=f"{NAMESPACES['xsd']}boolean")}
    for name in ("broader", "narrower", "topConceptOf"):
        assert not values(found, at("composing"), f"{SKOS}{name}")
    assert values(found, f"{HERE}#topics", f"{SKOS}hasTopConcept") == {at("literacy"), at("orphan")}


def test_nothing_points_to_what_is_not_there() -> None:
    found = both(WHOLE)
    subjects = {subject for subject, _, _ in found}
    ours = {value for _, _, value in found if isinstance(value, str) and value.startswith(HERE)}
    assert ours <= subjects


def test_an_empty_vocabulary_is_one() -> None:
    assert values(both(scheme()), f"{HERE}#topics", f"{DCTERMS}title") == {Literal("Topics", "en")}


texts = st.text(max_size=40)


@given(texts, st.lists(texts, max_size=3), texts)
def test_any_words_come_back_as_they_were(label: str, alternates: list[str], note: str) -> None:
    concept = Concept(at("x"), "x", label, tuple({on_one_line(name) for name in alternates} - {on_one_line(label), ""}), note)
    found = both(scheme(concept, note=note))
    assert values(found, at("x"), f"{SKOS}prefLabel") == {Literal(on_one_line(label), "en")}
    assert len(values(found, at("x"), f"{SKOS}altLabel")) == len(concept.alternates)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_string_reads_back_whatever_is_in_it(text: str) -> None:
    assert read_turtle(f"<x:a> <x:b> {string_of(text)} .") == {("x:a", "x:b", Literal(text))}


@pytest.mark.parametrize("sign", ["<", ">", '"', "{", "}", "|", "^", "`", "\\", " ", "\n", "\x00"])
def test_no_sign_ends_an_address(sign: str) -> None:
    ((subject, _, _),) = read_turtle(f"{address_of(f'https://a.example/{sign}b')} <x:b> true .")
    assert subject == f"https://a.example/%{ord(sign):02X}b"


@pytest.mark.parametrize(
    "broken", ['<a> <b> "x', '<a> <b> "x"', "<a> <b c> true .", '<a> <b> "\n" .', "<a> <b> maybe .", '<a> <b> "\\q" .']
)
def test_the_reader_is_strict(broken: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        read_turtle(broken)
