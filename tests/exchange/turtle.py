"""A small, strict reader of Turtle: of the grammar (https://www.w3.org/TR/turtle/#sec-grammar) what our documents use, and nothing laxer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UCHAR = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
TOKENS = re.compile(
    rf"""
    (?P<space>[\x20\t\r\n]+)
  | <(?P<iri>(?:[^\x00-\x20<>"{{}}|^`\\]|{UCHAR})*)>
  | "(?P<string>(?:[^"\\\n\r]|\\[tbnrf"'\\]|{UCHAR})*)"
  | (?P<directive>@prefix)\b
  | @(?P<language>[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<name>[A-Za-z][\w-]*:[A-Za-z][\w-]*|[A-Za-z][\w-]*:)
  | (?P<word>a|true|false)\b
  | (?P<sign>[;.,])
    """,
    re.VERBOSE,
)
ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


@dataclass(frozen=True)
class Literal:
    text: str
    language: str = ""
    datatype: str = ""


Triple = tuple[str, str, "str | Literal"]


def tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = TOKENS.match(text, at)
        assert found, f"no Turtle: {text[at : at + 60]!r}"
        at = found.end()
        if found.lastgroup != "space":
            yield str(found.lastgroup), found.group(str(found.lastgroup))


def meant(text: str) -> str:
    """A string with its escapes undone."""
    return re.sub(rf"({UCHAR})|\\(.)", lambda found: chr(int(f"0x{found[1][2:]}", 0)) if found[1] else ESCAPES[found[2]], text)


class Reader:
    def __init__(self, text: str) -> None:
        self.tokens = list(tokens(text))
        self.at = 0
        self.prefixes: dict[str, str] = {}

    def take(self, *kinds: str) -> tuple[str, str]:
        kind, value = self.tokens[self.at]
        assert kind in kinds, f"{kind} {value!r} where {kinds} is expected"
        self.at += 1
        return kind, value

    def sign(self, expected: str) -> None:
        assert self.take("sign")[1] == expected

    def triples(self) -> set[Triple]:
        found: list[Triple] = []
        while self.at < len(self.tokens):
            if self.tokens[self.at][0] == "directive":
                self.prefix()
            else:
                found += self.statement()
        assert len(found) == len(set(found)), "said twice"
        return set(found)

    def prefix(self) -> None:
        self.take("directive")
        name = self.take("name")[1]
        self.prefixes[name.removesuffix(":")] = self.take("iri")[1]
        self.sign(".")

    def statement(self) -> Iterator[Triple]:
        subject = self.address()
        while True:
            predicate = self.predicate()
            yield subject, predicate, self.value()
            if self.take("sign")[1] == ".":
                return

    def address(self) -> str:
        kind, value = self.take("iri", "name")
        if kind == "iri":
            return meant(value)
        prefix, _, local = value.partition(":")
        return self.prefixes[prefix] + local

    def predicate(self) -> str:
        if self.tokens[self.at] == ("word", "a"):
            self.at += 1
            return RDF_TYPE
        return self.address()

    def value(self) -> str | Literal:
        kind, value = self.tokens[self.at]
        if kind in ("iri", "name"):
            return self.address()
        self.take("string", "word")
        if kind == "word":
            assert value in ("true", "false")
            return Literal(value, datatype=BOOLEAN)
        if self.tokens[self.at][0] == "language":
            return Literal(meant(value), self.take("language")[1])
        return Literal(meant(value))


def read_turtle(text: str) -> set[Triple]:
    return Reader(text).triples()
