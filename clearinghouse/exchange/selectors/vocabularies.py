"""Every vocabulary of the library as a scheme of concepts: those that curators keep, the challenges, and those that are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.challenges.selectors.challenges import challenges_in_order
from clearinghouse.exchange.formats.addresses import absolute, term_address, vocabulary_address
from clearinghouse.exchange.formats.json_ld.learning_resource import ISTE_ADDRESS
from clearinghouse.exchange.formats.skos.schemes import Concept, Scheme
from clearinghouse.resources.enums import EvidenceTier, IsteArea, ResourceKind
from clearinghouse.resources.models import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clearinghouse.resources.models import Term

NOTES = {
    "topics": "What a resource is about.",
    "subjects": "The school subject in which a resource is used.",
    "grades": "Grades for which a resource is meant, in the bands of the What Works Clearinghouse.",
    "functional_needs": "What a student needs help to do: by task, not by product or diagnosis.",
    "requirements": "What must be there to run it.",
}
TIERS = "https://www.law.cornell.edu/uscode/text/20/7801"


def all_schemes() -> list[Scheme]:
    """Every vocabulary. One query for each that curators keep, and one for the challenges."""
    return [*(scheme_of(vocabulary) for vocabulary in VOCABULARIES), challenges(), *fixed_schemes()]


def scheme_of(vocabulary: type[Term]) -> Scheme:
    """A vocabulary that curators keep, with the terms that were merged into others."""
    terms = {term.pk: term for term in vocabulary.objects.all()}
    concepts = tuple(concept_of(term, terms) for term in terms.values())
    return Scheme(vocabulary_address(vocabulary.field), vocabulary.vocabulary, NOTES[vocabulary.field], concepts)


def concept_of(term: Term, terms: Mapping[int, Term]) -> Concept:
    """A term as a concept of its scheme."""
    broader, successor = standing(term.broader_id, terms), standing(term.merged_into_id, terms)
    return Concept(
        address=term_address(term.facet, term.slug),
        notation=term.slug,
        label=term.name,
        alternates=tuple(term.alternates),
        note=term.scope_note,
        broader=term_address(term.facet, broader.slug) if broader else "",
        replaced_by=term_address(term.facet, successor.slug) if successor else "",
    )


def standing(pk: int | None, terms: Mapping[int, Term]) -> Term | None:
    """The term that stands today for the one with this id, however often it was merged."""
    passed: set[int] = set()
    while pk is not None and pk not in passed and terms[pk].merged_into_id is not None:
        passed.add(pk)
        pk = terms[pk].merged_into_id
    return None if pk is None else terms[pk]


def challenges() -> Scheme:
    """What is hard for small districts: the ten, and those that members added."""
    concepts = [
        Concept(
            address=term_address("challenge", challenge.slug),
            notation=challenge.slug,
            label=challenge.name,
            note=challenge.sentence,
            see_also=absolute(challenge.url),
        )
        for challenge in challenges_in_order(None)
    ]
    note = "What is hard for a small district: the ten that the consortium began with, and those that members added."
    return Scheme(vocabulary_address("challenges"), "Challenges of small districts", note, tuple(concepts))


def fixed_schemes() -> list[Scheme]:
    """Vocabularies that are not ours to change: standards for educators, tiers of evidence; and the kinds of resource."""
    iste = fixed("iste", IsteArea.choices, ISTE_ADDRESS)
    tiers = fixed("tier", EvidenceTier.choices, TIERS)
    return [
        Scheme(vocabulary_address("iste_areas"), "ISTE educator areas", "The areas of the ISTE Standards for Educators.", iste),
        Scheme(
            vocabulary_address("tiers"), "Evidence tiers", "Tiers of the Every Student Succeeds Act, 20 U.S.C. 7801(21)(A).", tiers
        ),
        Scheme(
            vocabulary_address("kinds"), "Kinds of resource", "What stands in the library.", fixed("kind", ResourceKind.choices)
        ),
    ]


def fixed(facet: str, choices: Iterable[tuple[object, object]], see_also: str = "") -> tuple[Concept, ...]:
    """The values of an enum as concepts."""
    return tuple(Concept(term_address(facet, str(value)), str(value), str(label), see_also=see_also) for value, label in choices)
