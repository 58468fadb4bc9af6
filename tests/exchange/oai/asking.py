from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from clearinghouse.exchange.oai.identity import identifier_of
from tests.exchange.oai import strict
from tests.exchange.oai.strict import OAI


@dataclass
class Provider:
    """The provider as a program asks it; every response is read strictly. `from_` stands for `from`."""

    client: Any

    def ask(self, verb: Any = "", post: bool = False, **arguments: Any) -> Any:
        given = {**({"verb": verb} if verb else {}), **{name.rstrip("_"): value for name, value in arguments.items()}}
        response = self.client.post("/oai", given) if post else self.client.get("/oai", given)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/xml; charset=utf-8"
        return strict.read(response.content)

    def error(self, *args: Any, **kwargs: Any) -> str:
        [error] = self.ask(*args, **kwargs).findall(f"{OAI}error")
        return error.get("code")

    def told(self, verb: str = "ListIdentifiers", **arguments: Any) -> dict[str, str]:
        """Everything that a harvest tells, page by page: identifier and what it says of it. Nothing is told twice."""
        if "resumptionToken" not in arguments:
            arguments = {"metadataPrefix": "oai_dc", **arguments}
        found: dict[str, str] = {}
        while arguments:
            root = self.ask(verb, **arguments)
            for header in root.iter(f"{OAI}header"):
                identifier = header.findtext(f"{OAI}identifier")
                assert identifier not in found
                found[identifier] = header.get("status") or "here"
            token = root.findtext(f".//{OAI}resumptionToken")
            arguments = {"resumptionToken": token} if token else {}
        return found


def named(page: Any) -> str:
    return identifier_of(page.pk)


def texts(root: Any, name: str) -> list[str]:
    return [element.text for element in root.iter(name)]
