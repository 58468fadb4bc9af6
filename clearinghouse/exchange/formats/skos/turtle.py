"""Turtle (https://www.w3.org/TR/turtle/), written by hand: no library of ours writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearinghouse.exchange.formats.skos.schemes import Scheme
from clearinghouse.exchange.formats.skos.statements import NAMESPACES, Address, Said, Subject, Words, subjects

# What a string in quotation marks may not hold as it is (production 22 of the grammar).
IN_STRINGS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# What an address between angle brackets may not hold (production 18).
NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def as_turtle(schemes: Iterable[Scheme]) -> str:
    """The vocabularies as one document."""
    prefixes = [f"@prefix {name}: <{address}> ." for name, address in NAMESPACES.items()]
    return "\n".join([*prefixes, "", *(written(subject) for subject in subjects(schemes))])


def written(subject: Subject) -> str:
    """One thing and all that is said of it, a property on each line."""
    said = [f"    {name} {value_of(value)}" for name, value in subject.said]
    return " ;\n".join([f"{address_of(subject.address)} a {subject.type}", *said]) + " .\n"


def value_of(value: Said) -> str:
    """An address, a text with its language, or a truth."""
    if isinstance(value, Address):
        return address_of(value.value)
    if isinstance(value, Words):
        return string_of(value.value) + (f"@{value.language}" if value.language else "")
    return "true" if value.value else "false"


def address_of(address: str) -> str:
    """An address between angle brackets, with what may not stand there as percent and number."""
    return f"<{NOT_IN_ADDRESSES.sub(lambda found: f'%{ord(found.group()):02X}', address)}>"


def string_of(text: str) -> str:
    """A text between quotation marks."""
    return f'"{"".join(IN_STRINGS.get(character, character) for character in text)}"'
