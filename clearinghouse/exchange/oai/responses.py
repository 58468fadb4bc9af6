"""A whole response: when it was made, what was asked, and the answer or the error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from lxml import etree

from clearinghouse.exchange.oai.dates import to_the_second, written
from clearinghouse.exchange.oai.errors import OaiCode, OaiError
from clearinghouse.exchange.oai.identity import base_url
from clearinghouse.exchange.oai.provider import ANSWERS
from clearinghouse.exchange.oai.requests import read_request
from clearinghouse.exchange.oai.xml import LOCATION, OAI, XSI, add

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
# After these the protocol wants the request told without its arguments.
UNREADABLE = (OaiCode.BAD_VERB, OaiCode.BAD_ARGUMENT)


def respond(given: Mapping[str, Sequence[str]]) -> bytes:
    """The response to these arguments, as XML in UTF-8.

    Its moment is taken before anything is read, so that whoever asks for what changed since then misses nothing.
    """
    now = to_the_second(timezone.now())
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(LOCATION, f"{OAI} {SCHEMA}")
    add(root, "responseDate", written(now))
    told = add(root, "request", base_url())
    try:
        request = read_request(given)
        answer = ANSWERS[request.verb](request, now)
    except OaiError as error:
        if error.code not in UNREADABLE:
            tell(told, given)
        add(root, "error", error.message, code=error.code)
    else:
        tell(told, given)
        root.append(answer)
    packed: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed


def tell(told: etree._Element, given: Mapping[str, Sequence[str]]) -> None:
    """Repeat the arguments of a request that could be read."""
    for name, values in given.items():
        told.set(name, values[0])
