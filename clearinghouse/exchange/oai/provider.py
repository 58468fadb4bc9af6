"""The answers to the six verbs, each as an element for the body of the response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from lxml import etree

from clearinghouse.exchange.models import OaiRecord
from clearinghouse.exchange.oai.dates import written
from clearinghouse.exchange.oai.errors import OaiCode, OaiError
from clearinghouse.exchange.oai.facts import ResourceFacts, facts_of, public_among
from clearinghouse.exchange.oai.formats import FORMATS, Format
from clearinghouse.exchange.oai.harvests import LASTS, PAGE, Harvest, begin, check_prefix, resume
from clearinghouse.exchange.oai.identity import admin_mail, base_url, identifier_of, page_id_in, repository
from clearinghouse.exchange.oai.requests import TOKEN, OaiRequest
from clearinghouse.exchange.oai.sets import all_sets, leaves
from clearinghouse.exchange.oai.xml import LOCATION, OAI, XSI, add
from clearinghouse.exchange.services.oai_records import BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"


def identify(request: OaiRequest, now: datetime) -> etree._Element:
    """Who we are."""
    body = element(request.verb)
    add(body, "repositoryName", f"{settings.SITE_NAME}: library")
    add(body, "baseURL", base_url())
    add(body, "protocolVersion", "2.0")
    add(body, "adminEmail", admin_mail())
    first = OaiRecord.objects.order_by("stamped_at").values_list("stamped_at", flat=True).first()
    add(body, "earliestDatestamp", written(first or BEFORE_ALL))
    add(body, "deletedRecord", "persistent")
    add(body, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    add(body, "compression", "gzip")
    described = etree.SubElement(add(body, "description"), f"{{{IDENTIFIER}}}oai-identifier", nsmap={None: IDENTIFIER})
    described.set(LOCATION, f"{IDENTIFIER} {IDENTIFIER}.xsd")
    for name, text in (
        ("scheme", "oai"),
        ("repositoryIdentifier", repository()),
        ("delimiter", ":"),
        ("sampleIdentifier", identifier_of(1)),
    ):
        add(described, name, text)
    return body


def list_metadata_formats(request: OaiRequest, now: datetime) -> etree._Element:
    """The formats of every record, or of one: all records have both, and deleted ones have none."""
    if "identifier" in request.arguments and record_named(request.get("identifier")).is_deleted:
        raise OaiError(OaiCode.NO_METADATA_FORMATS, "The record is deleted.")
    body = element(request.verb)
    for told in FORMATS.values():
        listed = add(body, "metadataFormat")
        add(listed, "metadataPrefix", told.prefix)
        add(listed, "schema", told.schema())
        add(listed, "metadataNamespace", told.namespace)
    return body


def list_sets(request: OaiRequest, now: datetime) -> etree._Element:
    """Every set. They fit into one answer, so that no token is ever given; a library without records has none."""
    if TOKEN in request.arguments:
        raise OaiError(OaiCode.BAD_RESUMPTION_TOKEN, "The list of sets is never given in parts.")
    if not OaiRecord.objects.exists():
        raise OaiError(OaiCode.NO_SET_HIERARCHY, "The library holds nothing yet.")
    body = element(request.verb)
    for spec, name in all_sets().items():
        listed = add(body, "set")
        add(listed, "setSpec", spec)
        add(listed, "setName", name)
    return body


def list_records(request: OaiRequest, now: datetime) -> etree._Element:
    """A page of records or of their headers, and the token for the rest."""
    harvest = resume(request) if TOKEN in request.arguments else begin(request)
    page = list(harvest.records()[: PAGE + 1])
    page, has_more = page[:PAGE], len(page) > PAGE
    if not page and not harvest.told:
        raise OaiError(OaiCode.NO_RECORDS_MATCH, "Nothing matches.")
    body, told = element(request.verb), FORMATS[harvest.prefix]
    ids = [record.page_id for record in page if not record.is_deleted]
    if request.verb == "ListIdentifiers":
        public = public_among(ids)
        for record in page:
            add_header(body, record, is_public=record.page_id in public, moment=min(record.stamped_at, harvest.began))
    else:
        facts = facts_of(ids)
        for record in page:
            add_record(body, record, facts.get(record.page_id), told, moment=min(record.stamped_at, harvest.began))
    add_token(body, harvest, page, now, has_more=has_more)
    return body


def add_token(body: etree._Element, harvest: Harvest, page: list[OaiRecord], now: datetime, *, has_more: bool) -> None:
    """The token for the next page; an empty one ends a list that was given in parts."""
    if has_more:
        token = harvest.after(page).token()
        facts = {"completeListSize": harvest.total, "cursor": str(harvest.told)}
        add(body, TOKEN, token, expirationDate=written(now + LASTS), **facts)
    elif harvest.told:
        add(body, TOKEN, None, completeListSize=harvest.total, cursor=str(harvest.told))


def get_record(request: OaiRequest, now: datetime) -> etree._Element:
    """One record by its identifier."""
    record = record_named(request.get("identifier"))
    check_prefix(request.get("metadataPrefix"))
    told: Format = FORMATS[request.get("metadataPrefix")]
    facts = facts_of([] if record.is_deleted else [record.page_id]).get(record.page_id)
    body = element(request.verb)
    add_record(body, record, facts, told, moment=record.stamped_at)
    return body


def record_named(identifier: str) -> OaiRecord:
    """The record of an identifier. Raises OaiError for one that nobody was ever told of."""
    page_id = page_id_in(identifier)
    record = OaiRecord.objects.filter(page_id=page_id).first() if page_id is not None else None
    if record is None:
        raise OaiError(OaiCode.ID_DOES_NOT_EXIST, "There is no such record.")
    return record


def add_record(parent: etree._Element, record: OaiRecord, facts: ResourceFacts | None, told: Format, *, moment: datetime) -> None:
    """A record with its header, and what it tells where it is public."""
    element_of = add(parent, "record")
    add_header(element_of, record, is_public=facts is not None, moment=moment)
    if facts is not None:
        add(element_of, "metadata").append(told.write(facts))


def add_header(parent: etree._Element, record: OaiRecord, *, is_public: bool, moment: datetime) -> None:
    """The header. What is not public at this moment is told as deleted, whatever its record still says."""
    header = add(parent, "header", None, status="" if is_public else "deleted")
    add(header, "identifier", identifier_of(record.page_id))
    add(header, "datestamp", written(moment))
    for spec in leaves(record.sets):
        add(header, "setSpec", spec)


def element(verb: str) -> etree._Element:
    """The element named for the verb."""
    return etree.Element(f"{{{OAI}}}{verb}", nsmap={None: OAI, "xsi": XSI})


ANSWERS: dict[str, Callable[[OaiRequest, datetime], etree._Element]] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "ListIdentifiers": list_records,
    "ListRecords": list_records,
    "GetRecord": get_record,
}
