"""Another library that answers OAI-PMH, as it is told to."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from tests.other_server import OtherServer, status

HEAD = '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-20T10:00:00Z</responseDate><request>x</request>'
DC = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def record(number: Any, *, deleted: bool = False, **values: Any) -> str:
    header = f"<identifier>oai:other.example:{number}</identifier><datestamp>2026-11-01T00:00:00Z</datestamp>"
    if deleted:
        return f'<record><header status="deleted">{header}</header></record>'
    told = {
        "title": f"Report {number}",
        "description": f"What report {number} says.",
        "identifier": f"https://other.example/{number}",
        **values,
    }
    elements = "".join(
        f"<dc:{name}>{escape(text)}</dc:{name}>"
        for name, texts in told.items()
        for text in ([texts] if isinstance(texts, str) else texts)
    )
    return f"<record><header>{header}</header><metadata><oai_dc:dc {DC}>{elements}</oai_dc:dc></metadata></record>"


def error(code: str) -> str:
    return f'{HEAD}<error code="{code}">No.</error></OAI-PMH>'


class OtherLibrary:
    """Tells `pages` of records one after the other; `asked` holds the arguments of each request."""

    def __init__(self, server: OtherServer, *pages: list[str]) -> None:
        self.server, self.pages, self.asked = server, list(pages), []
        self.before_page: dict[int, str] = {}
        server.answers["/oai"] = self.answer

    @property
    def url(self) -> str:
        return f"{self.server.url}/oai"

    def answer(self, request: Any) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        self.asked.append(asked)
        number = int(asked.get("resumptionToken", "page-0").removeprefix("page-"))
        status(200, (self.before_page.pop(number, "") or self.told(number)).encode())(request)

    def told(self, number: int) -> str:
        if not self.pages:
            return error("noRecordsMatch")
        token = f"page-{number + 1}" if number + 1 < len(self.pages) else ""
        end = (
            f'<resumptionToken completeListSize="{sum(map(len, self.pages))}">{token}</resumptionToken>'
            if len(self.pages) > 1
            else ""
        )
        return f"{HEAD}<ListRecords>{''.join(self.pages[number])}{end}</ListRecords></OAI-PMH>"


ENTITIES = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
BOMB_ANSWER = f'<?xml version="1.0"?><!DOCTYPE OAI-PMH [<!ENTITY e0 "ha">{ENTITIES}]><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">&e11;</OAI-PMH>'.encode()
