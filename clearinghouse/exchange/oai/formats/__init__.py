"""The formats in which records are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from clearinghouse.exchange.oai.facts import ResourceFacts
from clearinghouse.exchange.oai.formats import dublin_core, lrmi


@dataclass(frozen=True)
class Format:
    """One format: its prefix in requests, its namespace, the address of its schema and how it is written."""

    prefix: str
    namespace: str
    schema: Callable[[], str]
    write: Callable[[ResourceFacts], etree._Element]


FORMATS = {
    "oai_dc": Format("oai_dc", dublin_core.OAI_DC, lambda: dublin_core.SCHEMA, dublin_core.write),
    "lrmi": Format("lrmi", lrmi.NAMESPACE, lrmi.schema, lrmi.write),
}
