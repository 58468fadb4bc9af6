"""What somebody is answered wherever links lead, as one text for each address, packed files unpacked."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from django.test import Client

LINK = re.compile(r"""(?:href|src|content)="([^"#]+)|<(?:loc|link|id)>([^<]+)""")
OURS = {"", "testserver", "localhost", "localhost:8000"}
NEVER = ("/static/", "/media/", "/account/")


@dataclass
class Crawl:
    """`reach` follows links from some addresses; of those that differ in their question alone it asks `alike`, of all no more than `most`."""

    browser: Client
    most: int = 300
    alike: int = 8
    never: tuple[str, ...] = NEVER
    answers: dict[str, str] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def reach(self, starts: Iterable[str]) -> dict[str, str]:
        """What is answered, by address. The starts are asked whatever they are."""
        waiting = [link for address in starts for link in self.ask(address)]
        while waiting and len(self.answers) < self.most:
            address = waiting.pop(0)
            if self.is_wanted(address):
                waiting += self.ask(address)
        return self.answers

    def ask(self, address: str) -> list[str]:
        """Where the answer leads."""
        path = urlsplit(address).path
        self.asked[path] = self.asked.get(path, 0) + 1
        self.answers[address] = whole_text(self.browser.get(address))
        return paths_in(self.answers[address])

    def is_wanted(self, address: str) -> bool:
        path = urlsplit(address).path
        return address not in self.answers and self.asked.get(path, 0) < self.alike and not path.startswith(self.never)


def links_in(text: str) -> set[str]:
    found = {first or second for first, second in LINK.findall(text)}
    return {address.replace("&amp;", "&") for address in found}


def is_ours(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.netloc in OURS and parts.scheme in {"", "http", "https"} and parts.path.startswith("/")


def paths_in(text: str) -> list[str]:
    """Where a text leads on this site."""
    parts = (urlsplit(link) for link in sorted(links_in(text)) if is_ours(link))
    return [f"{part.path}?{part.query}" if part.query else part.path for part in parts]


def whole_text(response: Any) -> str:
    """Where it leads and what it holds."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    headers = (response.headers.get(name, "") for name in ("Location", "Content-Disposition", "Link"))
    return "\n".join([str(response.status_code), *headers, unpacked(content)])


def unpacked(content: bytes) -> str:
    """The words of a file, and of the files within it."""
    if content.startswith(b"\x1f\x8b"):
        return unpacked(gzip.decompress(content))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(f"{name}\n{unpacked(packed.read(name))}" for name in packed.namelist())
    return content.decode("utf-8", errors="replace")
