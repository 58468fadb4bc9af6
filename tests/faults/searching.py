"""A running site with people at it over HTTP: visitors who search without pause, and a curator who publishes."""

from __future__ import annotations

import http.cookiejar
import re
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

PATIENCE_SECONDS = 30
FOUND = re.compile(r"(\d+) results?\b")
# A session cookie keeps the cache for visitors out of it, so that each search is really answered.
NOT_KEPT = {"Cookie": "sessionid=a-session-that-ended"}
# A browser's scripts draw the blocks of a page's body into its form; without scripts the body is sent as empty.
EMPTY_BODY = {"body-count": "0"}


@dataclass(frozen=True)
class Answer:
    """One search: when it was asked, how long it took, its status and how much it found."""

    asked: float
    seconds: float
    status: int
    found: int


def ask(url: str, words: str) -> Answer:
    """Search as a visitor whose page is not kept."""
    asked = time.monotonic()
    request = urllib.request.Request(f"{url}/search/?{urllib.parse.urlencode({'q': words})}", headers=NOT_KEPT)  # noqa: S310 -- always http on this machine
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:  # noqa: S310 -- as above
            status, page = response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        status, page = error.code, ""
    number = FOUND.search(page)
    return Answer(asked, time.monotonic() - asked, status, int(number[1]) if number else 0)


@dataclass
class Visitor:
    """Searches without pause for as long as the block runs."""

    url: str
    words: str
    answers: list[Answer] = field(default_factory=list)

    def __enter__(self) -> Visitor:
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.search_on)
        self.thread.start()
        return self

    def search_on(self) -> None:
        while not self.ended.is_set():
            self.answers.append(ask(self.url, self.words))

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def since(self, moment: float) -> list[Answer]:
        """The answers to what was asked after this moment."""
        return [answer for answer in self.answers if answer.asked >= moment]


class FormFields(HTMLParser):
    """What a browser would send of a page's forms."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.writing = self.choosing = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        name, kind = known.get("name", ""), known.get("type", "")
        if tag == "select":
            self.choosing = name
        elif tag == "option" and self.choosing and "selected" in known:
            self.values[self.choosing] = known.get("value", "")
        elif tag == "textarea" and name:
            self.writing, self.values[name] = name, ""
        elif (
            tag == "input" and name and kind not in ("submit", "file") and (kind not in ("checkbox", "radio") or "checked" in known)
        ):
            self.values[name] = known.get("value", "on" if kind in ("checkbox", "radio") else "")

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.values[self.writing] += data

    def handle_endtag(self, tag: str) -> None:
        self.writing = "" if tag == "textarea" else self.writing
        self.choosing = "" if tag == "select" else self.choosing


class Curator:
    """Signed in, in the CMS."""

    def __init__(self, url: str, email: str, password: str) -> None:
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        arrived = self.post("/account/login/", login=email, password=password)
        assert arrived.endswith("/dashboard/"), f"the curator could not sign in and is at {arrived}"

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=PATIENCE_SECONDS) as response:
            return str(response.read().decode())

    def post(self, path: str, **values: str) -> str:
        """Fill in the form of a page, send it, and return the address that it leads to."""
        body = urllib.parse.urlencode({**FormFields(self.get(path)).values, **values}).encode()
        request = urllib.request.Request(self.url + path, body, {"Referer": self.url + path})  # noqa: S310 -- always http on this machine
        with self.opener.open(request, timeout=PATIENCE_SECONDS) as response:
            return str(response.geturl())

    def publish(self, page_id: int, title: str) -> float:
        """Publish a page under a new title; returns the seconds it took, with the form's own page."""
        path, started = f"/cms/pages/{page_id}/edit/", time.monotonic()
        arrived = self.post(path, title=title, **EMPTY_BODY, **{"action-publish": "action-publish"})
        assert path not in arrived, f"the CMS did not publish page {page_id}"
        return time.monotonic() - started


def seconds_until(condition: Callable[[], object], *, within: float, what: str) -> float:
    """Ask again and again until it is so; returns the seconds it took."""
    started = time.monotonic()
    while not condition():
        assert time.monotonic() - started < within, f"not within {within:.0f} s: {what}"
        time.sleep(0.05)
    return time.monotonic() - started
