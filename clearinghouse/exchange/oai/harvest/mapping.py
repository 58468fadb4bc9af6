"""What the elements of Dublin Core become in the fields of a resource."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.exchange.oai.harvest.answers import ToldRecord

ELEMENTS = ("title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source",
            "language", "relation", "coverage", "rights")  # fmt: skip
# Our field -> the element that fills it unless a curator says otherwise; an empty one fills nothing.
USUAL = {
    "title": "title", "summary": "description", "authors": "creator", "publisher": "publisher", "published_year": "date",
    "language": "language", "license": "rights", "topics": "subject", "addresses": "identifier",
}  # fmt: skip
LABELS = {
    "title": "Title", "summary": "Summary", "authors": "Authors", "publisher": "Publisher", "published_year": "Year", "language": "Language",
    "license": "License", "topics": "Topics, where one has that name", "addresses": "Address, DOI and ERIC number",
}  # fmt: skip
DOI = re.compile(r"\b(10\.[0-9]{4,9}/[^\s\"<>]+)", re.IGNORECASE)
ERIC = re.compile(r"\b(E[DJ][0-9]{5,9})\b")
WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
YEAR = re.compile(r"\b(1[89][0-9]{2}|20[0-9]{2})\b")
LANGUAGES = {"eng": "en", "english": "en", "spa": "es", "spanish": "es", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de"}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")
RESOLVERS = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")
NO_SUMMARY = "The library that this comes from gives no description."


@dataclass(frozen=True)
class Mapped:
    """A record as the fields of a resource, each within what the field takes."""

    title: str
    summary: str
    authors: list[str]
    publisher: str
    published_year: int | None
    language: str
    license: str
    license_url: str
    source_url: str
    doi: str
    eric_id: str
    topic_names: list[str]

    def fields(self) -> dict[str, object]:
        """The fields of a page; topics are told by name and looked up by whoever writes them."""
        kept = asdict(self)
        kept.pop("topic_names")
        return kept

    def fingerprint(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def mapped(record: ToldRecord, mapping: Mapping[str, str]) -> Mapped:
    """The record under a mapping."""

    def values(name: str) -> list[str]:
        return record.values.get(mapping.get(name, ""), [])

    def first(name: str, longest: int) -> str:
        return shorten((values(name) or [""])[0], longest, placeholder=" …")

    addresses = values("addresses")
    doi, eric = first_found(DOI, addresses).rstrip(".,;)").lower(), first_found(ERIC, addresses)
    years = [int(found[1]) for text in values("published_year") if (found := YEAR.search(text))]
    rights = values("license")
    return Mapped(
        title=first("title", 255) or shorten(record.identifier, 255),
        summary=first("summary", 5000) or NO_SUMMARY,
        authors=[shorten(name, 100, placeholder=" …") for name in values("authors")[:50]],
        publisher=first("publisher", 200),
        published_year=years[0] if years else None,
        language=language_of(values("language")),
        license=shorten(next((text for text in rights if not WEB.fullmatch(text)), ""), 200, placeholder=" …"),
        license_url=next((text for text in rights if WEB.fullmatch(text) and len(text) <= 500), ""),
        source_url=address_among(addresses, doi=doi, eric=eric),
        doi=doi if len(doi) <= 200 else "",
        eric_id=eric,
        topic_names=[text.casefold() for text in values("topics")],
    )


def first_found(pattern: re.Pattern[str], texts: list[str]) -> str:
    """What the pattern finds first."""
    return next((str(found[1]) for text in texts if (found := pattern.search(text))), "")


def address_among(texts: list[str], *, doi: str, eric: str) -> str:
    """Where the original stands: an address of its own rather than one that a DOI or an ERIC number stands for."""
    found = [text for text in texts if WEB.fullmatch(text) and len(text) <= 500]
    own = [text for text in found if not text.lower().startswith(RESOLVERS)]
    by_number = [f"https://doi.org/{doi}"] if doi else [f"https://eric.ed.gov/?id={eric}"] if eric else []
    return next(iter([*own, *found, *by_number]), "")


def language_of(texts: list[str]) -> str:
    """A language tag; English where none is told."""
    told = (texts or ["en"])[0].strip().lower().replace("_", "-")
    tag = LANGUAGES.get(told, told)
    return tag if LANGUAGE.fullmatch(tag) and len(tag) <= 12 else "en"
