"""Ask another server for one address, safely."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from django.conf import settings

from clearinghouse.core.fetching.addresses import Target, numbers_of, read_target
from clearinghouse.core.fetching.bodies import read_body
from clearinghouse.core.fetching.connection import PinnedConnection, ask
from clearinghouse.core.fetching.deadline import Deadline
from clearinghouse.core.fetching.errors import BadAnswer, TooManyRedirects
from clearinghouse.core.fetching.pace import wait_for_turn

if TYPE_CHECKING:
    from collections.abc import Mapping

REDIRECTS = frozenset({301, 302, 303, 307, 308})
METHODS = frozenset({"GET", "HEAD"})
MEGABYTE = 1024 * 1024
# What an address may hold besides letters and figures; a `%` stands for itself.
ADDRESS_LETTERS = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of our time and memory another server may have, and how often it is asked.

    `seconds` holds for the whole fetch with its redirects; waiting for the server's turn, at most `longest_wait`, is not counted.
    `most_bytes` is that of the unpacked body. `pause` is the least number of seconds between two requests to one host.
    """

    seconds: float = 20.0
    most_bytes: int = 5 * MEGABYTE
    redirects: int = 5
    pause: float = 1.0
    longest_wait: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back. `url` is where it was found, `passed` the addresses that led there; names of headers are in small letters."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    passed: tuple[str, ...] = ()


DEFAULT = Limits()


def fetch(
    url: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, limits: Limits = DEFAULT, with_body: bool = True
) -> Fetched:
    """Ask for an address and return the answer, whatever its status; a redirect is followed and checked anew.

    Without `with_body` the connection is closed after the head. Never call it inside a transaction: it waits for others.
    Raises AddressRefused, TooManyRedirects, AnswerTooLarge and BadAnswer (a person has to do something), and NotReached, TooSlow and
    HostBusy (try again later).
    """
    if method not in METHODS:
        raise ValueError(method)
    target, deadline = read_target(url), Deadline(limits.seconds)
    passed: list[str] = []
    had_turn: set[str] = set()
    for _ in range(limits.redirects + 1):
        if target.host not in had_turn:
            had_turn.add(target.host)
            deadline.put_off(wait_for_turn(target.host, pause=limits.pause, longest_wait=limits.longest_wait))
        found = request(target, method, headers or {}, limits, deadline, with_body=with_body)
        if found.status not in REDIRECTS or "location" not in found.headers:
            return replace(found, passed=tuple(passed))
        passed.append(target.url)
        target = onwards(target, found.headers["location"])
    raise TooManyRedirects


def request(
    target: Target, method: str, headers: Mapping[str, str], limits: Limits, deadline: Deadline, *, with_body: bool
) -> Fetched:
    """One request to one server, whose connection is closed after it."""
    numbers = numbers_of(target, deadline)
    with (
        closing(PinnedConnection(target, numbers, deadline)) as connection,
        closing(ask(connection, method, {**ours(target), **headers})) as response,
    ):
        names = {name.lower(): value for name, value in response.getheaders()}
        wanted = with_body and method == "GET" and response.status not in REDIRECTS
        return Fetched(target.url, response.status, names, read_body(response, limits.most_bytes) if wanted else b"")


def ours(target: Target) -> dict[str, str]:
    """The headers of every request."""
    return {
        "Host": target.authority,
        "User-Agent": f"Clearinghouse/1.0 (+{settings.SITE_URL})",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def onwards(target: Target, location: str) -> Target:
    """Where a redirect leads, looked at like any address. Raises AddressRefused."""
    try:
        written = location.encode("latin-1").decode("utf-8", "replace")
        return read_target(urljoin(target.url, quote(written.strip(), safe=ADDRESS_LETTERS)))
    except ValueError:
        raise BadAnswer("The server leads on to something that is no address.") from None
