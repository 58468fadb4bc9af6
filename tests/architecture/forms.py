"""The forms of a page: where each goes, and the names of its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

FIELDS = frozenset({"input", "select", "textarea", "button"})


@dataclass
class Form:
    action: str
    method: str
    fields: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Collects forms, and the parameters of links to this site's own addresses."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.parameters: dict[str, set[str]] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(urlsplit(told.get("action", "")).path or self.address, told.get("method", "get").lower()))
        elif tag in FIELDS and self.forms and (name := told.get("name")):
            (self.forms[-1].files if told.get("type") == "file" else self.forms[-1].fields).add(name)
        elif tag == "a" and told.get("href", "").startswith(("/", "?")):
            link = urlsplit(told["href"])
            self.parameters.setdefault(link.path or self.address, set()).update(name for name, _ in parse_qsl(link.query))


@dataclass
class Names:
    """What each address is known to be asked and sent."""

    asked: dict[str, set[str]] = field(default_factory=dict)
    sent: dict[str, set[str]] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, address: str, page: str) -> None:
        """Take down the names on a page."""
        reader = Reader(address)
        reader.feed(page)
        for place, names in reader.parameters.items():
            self.asked.setdefault(place, set()).update(names)
        for form in reader.forms:
            (self.sent if form.method == "post" else self.asked).setdefault(form.action, set()).update(form.fields)
            self.files.setdefault(form.action, set()).update(form.files)

    def every(self, kind: dict[str, set[str]]) -> set[str]:
        """All names of one kind."""
        return set().union(*kind.values()) - {"csrfmiddlewaretoken"}
