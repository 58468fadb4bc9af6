"""A strict reader of responses, after the text of the protocol and of its schemas. It raises AssertionError for whatever they forbid."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from clearinghouse.exchange.oai.formats import lrmi

OAI = "{http://www.openarchives.org/OAI/2.0/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
SET_SPEC = re.compile(r"([A-Za-z0-9\-_.!~*'()])+(:[A-Za-z0-9\-_.!~*'()]+)*")
MAIL = re.compile(r"\S+@(\S+\.)+\S+")
FIFTEEN = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source", "language",
    "relation", "coverage", "rights",
}  # fmt: skip
CODES = {
    "cannotDisseminateFormat", "idDoesNotExist", "badArgument", "badVerb", "noMetadataFormats", "noRecordsMatch", "badResumptionToken",
    "noSetHierarchy",
}  # fmt: skip
IDENTIFY = ["repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord", "granularity", "compression",
            "description"]  # fmt: skip
LRMI = etree.XMLSchema(etree.parse(str(lrmi.FILE)))


def names(element: Any) -> list[str]:
    return [child.tag for child in element]


def read(content: bytes) -> Any:
    """The root of a response that is right in all its parts."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    assert content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert root.tag == f"{OAI}OAI-PMH"
    assert (
        root.get(f"{XSI}schemaLocation") == "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
    )
    assert names(root)[:2] == [f"{OAI}responseDate", f"{OAI}request"]
    assert SECOND.fullmatch(root[0].text)
    told = root[1]
    assert told.text.startswith("http")
    assert set(told.attrib) <= {"verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"}
    answers = root[2:]
    if answers[0].tag == f"{OAI}error":
        assert all(answer.tag == f"{OAI}error" and answer.get("code") in CODES and list(answer) == [] for answer in answers)
        if answers[0].get("code") in ("badVerb", "badArgument"):
            assert dict(told.attrib) == {}
    else:
        assert [answer.tag for answer in answers] == [OAI + told.get("verb")]
        CHECKS[told.get("verb")](answers[0])
    return root


def check_header(header: Any) -> None:
    assert header.get("status") in (None, "deleted")
    assert set(header.attrib) <= {"status"}
    assert names(header)[:2] == [f"{OAI}identifier", f"{OAI}datestamp"]
    assert re.fullmatch(r"oai:[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+:[a-zA-Z0-9\-_.!~*'();/?:@&=+$,%]+", header[0].text)
    assert SECOND.fullmatch(header[1].text)
    for spec in header[2:]:
        assert spec.tag == f"{OAI}setSpec"
        assert SET_SPEC.fullmatch(spec.text)


def check_record(record: Any) -> None:
    assert record.tag == f"{OAI}record"
    check_header(record[0])
    if record[0].get("status") == "deleted":
        assert len(record) == 1
        return
    assert names(record) == [f"{OAI}header", f"{OAI}metadata"]
    [told] = record[1]
    if told.tag == f"{OAI_DC}dc":
        check_dublin_core(told)
    else:
        LRMI.assertValid(etree.fromstring(etree.tostring(told)))


def check_dublin_core(told: Any) -> None:
    assert (
        told.get(f"{XSI}schemaLocation")
        == "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
    )
    assert set(told.attrib) == {f"{XSI}schemaLocation"}
    assert len(told) > 0
    for element in told:
        assert element.tag.startswith(DC)
        assert element.tag.removeprefix(DC) in FIFTEEN
        assert list(element) == []
        assert not element.attrib
        assert (element.text or "").strip()


def check_token(token: Any) -> None:
    assert token.tag == f"{OAI}resumptionToken"
    assert set(token.attrib) <= {"expirationDate", "completeListSize", "cursor"}
    assert int(token.get("completeListSize", 1)) > 0
    assert int(token.get("cursor", 0)) >= 0


def check_list(check: Any) -> Any:
    def check_all(answer: Any) -> None:
        children = list(answer)
        if children[-1].tag == f"{OAI}resumptionToken":
            check_token(children.pop())
        for child in children:
            check(child)

    return check_all


def check_identify(answer: Any) -> None:
    assert names(answer) == [OAI + name for name in IDENTIFY]
    assert MAIL.fullmatch(answer.findtext(f"{OAI}adminEmail"))
    assert answer.findtext(f"{OAI}protocolVersion") == "2.0"
    assert SECOND.fullmatch(answer.findtext(f"{OAI}earliestDatestamp"))


def check_formats(answer: Any) -> None:
    for listed in answer:
        assert names(listed) == [OAI + name for name in ("metadataPrefix", "schema", "metadataNamespace")]
        assert re.fullmatch(r"[A-Za-z0-9\-_.!~*'()]+", listed[0].text)


def check_sets(answer: Any) -> None:
    for listed in answer:
        assert names(listed) == [f"{OAI}setSpec", f"{OAI}setName"]
        assert SET_SPEC.fullmatch(listed[0].text)


CHECKS = {
    "Identify": check_identify,
    "ListMetadataFormats": check_formats,
    "ListSets": check_sets,
    "ListIdentifiers": check_list(check_header),
    "ListRecords": check_list(check_record),
    "GetRecord": lambda answer: check_record(answer[0]),
}
