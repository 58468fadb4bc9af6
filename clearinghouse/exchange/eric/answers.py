"""What ERIC's API answers (https://eric.ed.gov/?api): its records as facts of ours.

The API gives `response.numFound` and `response.docs`. Texts come with a web page's escapes; `peerreviewed` is T or F; an address at
doi.org stands for the DOI.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from clearinghouse.core.errors import RuleViolation
from clearinghouse.exchange.records.matching import DOI_BEFORE
from clearinghouse.exchange.tables.mojibake import tidy

SITE = "https://eric.ed.gov"
FULL_TEXT = "https://files.eric.ed.gov/fulltext"
FIELDS = (
    "id", "title", "author", "description", "source", "publisher", "publicationdateyear", "publicationtype", "peerreviewed",
    "subject", "educationlevel", "language", "url", "e_fulltextauth",
)  # fmt: skip
ERIC_NUMBER = re.compile(r"E[DJ][0-9]{1,17}")
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
LANGUAGES = {"english": "en", "spanish": "es", "french": "fr", "german": "de", "portuguese": "pt", "chinese": "zh", "arabic": "ar"}
FIRST_YEAR = 1800
LONGEST = {"title": 255, "name": 200, "address": 500}


class UnreadableAnswer(RuleViolation):
    """ERIC answered something else than its records."""

    code = "unreadable_answer"
    message = "ERIC answered in a way that cannot be read here. Try other words, or try again later."


@dataclass(frozen=True)
class EricRecord:
    """One work as ERIC records it."""

    eric_id: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    source: str = ""
    publisher: str = ""
    description: str = ""
    url: str = ""
    doi: str = ""
    is_peer_reviewed: bool | None = None
    descriptors: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    language: str = "en"
    has_full_text: bool = False

    @property
    def page_url(self) -> str:
        """Its page at ERIC."""
        return f"{SITE}/?id={self.eric_id}"

    @property
    def original_url(self) -> str:
        """Where the work itself is: at its publisher, else the full text at ERIC, else its page there."""
        if self.url:
            return self.url
        return f"{FULL_TEXT}/{self.eric_id}.pdf" if self.has_full_text else self.page_url


@dataclass(frozen=True)
class EricAnswer:
    """The records of one page of results, how many there are in all, and how many could not be read."""

    total: int
    records: tuple[EricRecord, ...]
    unread: int = 0


def read_answer(body: bytes) -> EricAnswer:
    """The records in an answer. One that cannot be read is counted and left out. Raises UnreadableAnswer for anything else."""
    try:
        response = json.loads(body.decode("utf-8-sig"))["response"]
        total, docs = int(response["numFound"]), list(response["docs"])
    except (ValueError, KeyError, TypeError, RecursionError, UnicodeDecodeError) as error:
        raise UnreadableAnswer from error
    read = [read_record(doc) for doc in docs]
    records = {record.eric_id: record for record in read if record is not None}
    return EricAnswer(max(total, len(records)), tuple(records.values()), sum(record is None for record in read))


def read_record(doc: Any) -> EricRecord | None:
    """One record, None where it lacks its number or its title."""
    if not isinstance(doc, dict):
        return None
    eric_id, title = text_of(doc.get("id")).upper(), text_of(doc.get("title"))
    if not ERIC_NUMBER.fullmatch(eric_id) or not title:
        return None
    address = text_of(doc.get("url"))
    doi = doi_in(address)
    language = [name.casefold() for name in texts_of(doc.get("language"))]
    return EricRecord(
        eric_id=eric_id,
        title=cut(title, LONGEST["title"]),
        authors=tuple(name for name in texts_of(doc.get("author")) if len(name) <= LONGEST["name"]),
        year=year_of(doc.get("publicationdateyear")),
        source=text_of(doc.get("source")),
        publisher=cut(name_of_publisher(text_of(doc.get("publisher"))), LONGEST["name"]),
        description=text_of(doc.get("description")),
        url=web_address(f"https://doi.org/{doi}" if doi else address),
        doi=doi,
        is_peer_reviewed={"T": True, "F": False}.get(text_of(doc.get("peerreviewed"))),
        descriptors=texts_of(doc.get("subject")),
        levels=texts_of(doc.get("educationlevel")),
        types=texts_of(doc.get("publicationtype")),
        language=LANGUAGES.get(language[0], "und") if language else "en",
        has_full_text=text_of(doc.get("e_fulltextauth")) in ("1", "T", "true", "True"),
    )


def text_of(value: Any) -> str:
    """One text, whatever holds it."""
    return tidy(str(value)).replace("\0", "") if isinstance(value, str | int) else ""


def texts_of(value: Any) -> tuple[str, ...]:
    """Several texts, each once; the API gives one alone without a list round it."""
    found = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for entry in found if (text := text_of(entry))))


def year_of(value: Any) -> int | None:
    """The year, where it is one."""
    text = text_of(value)
    is_year = text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= datetime.now(UTC).year + 1
    return int(text) if is_year else None


def doi_in(address: str) -> str:
    """The DOI that an address at doi.org stands for, "" where it is another."""
    bare = DOI_BEFORE.sub("", address)
    return bare if bare != address and DOI.fullmatch(bare) and len(bare) <= LONGEST["name"] else ""


def web_address(text: str) -> str:
    """An address that a browser opens, "" for anything else."""
    return text if re.fullmatch(r"https?://[^\s<>\"']+", text) and len(text) <= LONGEST["address"] else ""


def name_of_publisher(text: str) -> str:
    """The name alone: ERIC writes street, telephone and web site behind it."""
    return re.split(r"\.? +Available from:|\. [0-9]|; Tel:|\. Tel:", text, maxsplit=1)[0].strip()


def cut(text: str, longest: int) -> str:
    """As much of a text as its field takes."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
