"""A vocabulary as others know it: a scheme of concepts, each with an address of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Concept:
    """One term. `broader` and `replaced_by` are addresses of other concepts of its scheme; `see_also` is a page about it."""

    address: str
    notation: str
    label: str
    alternates: tuple[str, ...] = ()
    note: str = ""
    broader: str = ""
    replaced_by: str = ""
    see_also: str = ""

    @property
    def anchor(self) -> str:
        """Its place on the page of all vocabularies."""
        return self.address.partition("#")[2]

    @property
    def other_labels(self) -> tuple[str, ...]:
        """Its alternates, each once and none the same as its label, as SKOS wants them (S13)."""
        return tuple(dict.fromkeys(name for name in self.alternates if name != self.label))


@dataclass(frozen=True)
class Branch:
    """A concept with those below it."""

    concept: Concept
    parts: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Scheme:
    """A vocabulary. Its concepts stand in the order in which screens show them."""

    address: str
    title: str
    note: str
    concepts: tuple[Concept, ...] = field(default=())

    @property
    def anchor(self) -> str:
        """Its place on the page of all vocabularies."""
        return self.address.partition("#")[2]

    @cached_property
    def current(self) -> tuple[Concept, ...]:
        """Concepts to choose from."""
        return tuple(concept for concept in self.concepts if not concept.replaced_by)

    @cached_property
    def replaced(self) -> tuple[tuple[Concept, Concept], ...]:
        """Concepts that gave way, each with the one that took its place."""
        by_address = {concept.address: concept for concept in self.concepts}
        pairs = ((concept, by_address.get(concept.replaced_by)) for concept in self.concepts)
        return tuple((old, new) for old, new in pairs if new)

    @cached_property
    def below(self) -> dict[str, tuple[Concept, ...]]:
        """Current concepts by the address of their broader one; those on top under the empty address."""
        known = {concept.address for concept in self.current}
        found: dict[str, tuple[Concept, ...]] = {}
        for concept in self.current:
            broader = concept.broader if concept.broader in known else ""
            found[broader] = (*found.get(broader, ()), concept)
        return found

    @property
    def tree(self) -> tuple[Branch, ...]:
        """The current concepts as a tree."""
        return self.branches("")

    def branches(self, address: str) -> tuple[Branch, ...]:
        """What hangs below an address."""
        return tuple(Branch(concept, self.branches(concept.address)) for concept in self.below.get(address, ()))
