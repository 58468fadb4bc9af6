"""A page of a list as another library tells it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.fetching import BadAnswer, Limits, NotReached, fetch
from clearinghouse.exchange.oai.harvest.safe_xml import UnreadableXml, read_xml
from clearinghouse.exchange.oai.xml import OAI

if TYPE_CHECKING:
    from lxml import etree

    from clearinghouse.exchange.models import HarvestSource

NS = f"{{{OAI}}}"
ELEMENTS = frozenset({"http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"})
LIMITS = Limits(seconds=60, most_bytes=10 * 1024 * 1024, pause=1.0, longest_wait=10)
LONGEST_IDENTIFIER, LONGEST_TOKEN, MOST_RECORDS, MOST_VALUES = 300, 2000, 2000, 200


class OtherLibraryRefused(RuleViolation):
    """The other library answers with an error of the protocol."""

    code = "other_library_refused"

    def __init__(self, error: str, words: str) -> None:
        """`error` is its code."""
        self.error = error
        super().__init__(f"The other library says {error}: {words[:300]}")


@dataclass(frozen=True)
class ToldRecord:
    """One record as it was told: `values` holds the texts of its Dublin Core by element."""

    identifier: str
    datestamp: str
    is_deleted: bool
    values: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ToldPage:
    """Records, the token for the rest (empty at the end), how many there are in all where that is told, and the answer's moment."""

    records: list[ToldRecord]
    token: str
    total: int | None
    moment: str


def ask_for_page(source: HarvestSource, *, token: str = "", since: str = "", limits: Limits = LIMITS) -> ToldPage:
    """The next page of a list. Raises what `fetch` does, OtherLibraryRefused, UnreadableXml, and NotReached for a server in trouble."""
    asked = {"verb": "ListRecords", "resumptionToken": token} if token else first_question(source, since)
    answer = fetch(f"{source.address}?{urlencode(asked)}", limits=limits, headers={"Accept": "text/xml, application/xml"})
    if answer.status in (408, 429) or answer.status >= 500:
        raise NotReached(f"The other library answers {answer.status}: it is busy or in trouble.")
    if answer.status != 200:
        raise BadAnswer(f"The address answers {answer.status}. Give the one at which the library answers OAI-PMH.")
    return read_page(answer.body)


def first_question(source: HarvestSource, since: str) -> dict[str, str]:
    """The arguments of a list's first request."""
    asked = {"verb": "ListRecords", "metadataPrefix": source.prefix, "set": source.set_spec, "from": since}
    return {name: value for name, value in asked.items() if value}


def read_page(content: bytes) -> ToldPage:
    """The page in an answer. Raises UnreadableXml and OtherLibraryRefused."""
    root = read_xml(content)
    if root.tag != f"{NS}OAI-PMH":
        raise UnreadableXml("The address does not answer OAI-PMH 2.0. Look for the library’s OAI-PMH address, often at /oai.")
    if (error := root.find(f"{NS}error")) is not None:
        raise OtherLibraryRefused(error.get("code") or "an error", error.text or "")
    told = root.find(f"{NS}ListRecords")
    if told is None:
        raise UnreadableXml("The answer holds no list of records.")
    records = [record for found in told.findall(f"{NS}record")[:MOST_RECORDS] if (record := read_record(found))]
    token = told.find(f"{NS}resumptionToken")
    text, size = (text_of(token), token.get("completeListSize", "")) if token is not None else ("", "")
    if len(text) > LONGEST_TOKEN:
        raise UnreadableXml("The token for the rest of the list is too long to be kept.")
    return ToldPage(
        records, text, int(size) if size.isdecimal() and len(size) < 10 else None, text_of(root.find(f"{NS}responseDate"))
    )


def read_record(found: etree._Element) -> ToldRecord | None:
    """One record. None for one without an identifier that could be kept."""
    header = found.find(f"{NS}header")
    identifier = text_of(header.find(f"{NS}identifier")) if header is not None else ""
    if header is None or not 0 < len(identifier) <= LONGEST_IDENTIFIER:
        return None
    values: defaultdict[str, list[str]] = defaultdict(list)
    metadata = found.find(f"{NS}metadata")
    for element in metadata.iter() if metadata is not None else ():
        namespace, _, name = str(element.tag).removeprefix("{").partition("}")
        if namespace in ELEMENTS and len(values[name]) < MOST_VALUES and (text := text_of(element)):
            values[name].append(text)
    return ToldRecord(identifier, text_of(header.find(f"{NS}datestamp")), header.get("status") == "deleted", dict(values))


def text_of(element: etree._Element | None) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split()).replace("\0", "") if element is not None else ""
