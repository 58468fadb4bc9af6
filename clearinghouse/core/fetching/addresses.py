"""What an address must be before we open it, and the numbers of its server."""

from __future__ import annotations

import re
import socket
import threading
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import idna
from django.conf import settings

from clearinghouse.core.fetching.errors import AddressRefused, NotReached, TooSlow
from clearinghouse.core.fetching.networks import is_public

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from clearinghouse.core.fetching.deadline import Deadline

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
# Python drops tabs and line ends from addresses and takes a backslash for a letter; other readers do not. Such addresses name two servers.
MEANS_TWO_THINGS = re.compile(r"[\x00-\x20\x7f\\]")
NUMBER_AT_THE_END = re.compile(r"(?:^|\.)(?:[0-9]+|0[xX][0-9a-fA-F]*)\.?$")


@dataclass(frozen=True, slots=True)
class Target:
    """One address, taken apart: `host` as it is asked for by name, `path` with its query as it is sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address; the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address whole."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def is_test_server(self) -> bool:
        """Whether the tests' settings name this very host and port. No other settings have any."""
        return f"{self.host}:{self.port}" in getattr(settings, "FETCH_TEST_ENDPOINTS", ())


def read_target(url: str) -> Target:
    """An address taken apart, as far as its words tell whether it may be opened. Raises AddressRefused."""
    if len(url) > LONGEST:
        raise AddressRefused(f"The address has more than {LONGEST:,} characters.")
    if MEANS_TWO_THINGS.search(url):
        raise AddressRefused(
            "The address holds a space, a backslash or a control character. Copy it again, or write %20 for a space."
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused(
            "This is no address. It begins with https:// and a name, such as https://example.org/report."
        ) from None
    return checked(parts, port)


def checked(parts: SplitResult, port: int | None) -> Target:
    """The parts of an address after each was looked at."""
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise AddressRefused("Only addresses that begin with https:// or http:// are opened.")
    if "@" in parts.netloc:
        raise AddressRefused("The address holds a name or password before an @. Take it out.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    target = Target(scheme, host_of(parts), PORTS[scheme] if port is None else port, f"{path}?{query}" if query else path)
    if target.port != PORTS[scheme] and not target.is_test_server:
        raise AddressRefused(f"Only the usual ports are opened, {PORTS[scheme]} for {scheme}.")
    return target


def host_of(parts: SplitResult) -> str:
    """The host in the one form in which it is asked for: a name in ASCII, or a number as it is written today."""
    host = (parts.hostname or "").rstrip(".")
    try:
        if "[" in parts.netloc:
            return str(number_without_zone(host))
        host = idna.encode(host, uts46=True).decode() if not host.isascii() else host.lower()
        if NUMBER_AT_THE_END.search(host):
            return str(IPv4Address(host))
    except (idna.IDNAError, ValueError):
        raise AddressRefused("The address names no host that can be looked up.") from None
    if not re.fullmatch(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?", host) or ".." in host:
        raise AddressRefused("The address names no host that can be looked up.")
    return host


def number_without_zone(host: str) -> IPv6Address:
    """A number of IPv6. One with the name of a network card of ours is no address of anybody else. Raises ValueError."""
    if "%" in host:
        raise ValueError(host)
    return IPv6Address(host)


def numbers_of(target: Target, deadline: Deadline) -> list[str]:
    """The numbers under which the host is reached, all of them public. These and no others are then connected to.

    A name that leads to a public number and to a private one is refused whole. Raises AddressRefused, NotReached and TooSlow.
    """
    numbers = list(dict.fromkeys(str(found[4][0]) for found in look_up(target, deadline)))
    if not target.is_test_server and not all(is_public(number) for number in numbers):
        raise AddressRefused(f"{target.host} leads into a private network, which is not opened from here.")
    return numbers


def look_up(target: Target, deadline: Deadline) -> list[Any]:
    """Ask for the host's numbers, but no longer than there is time: the system's own look-up knows no limit."""
    answers: list[Any] = []

    def ask() -> None:
        try:
            answers.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left())
    if not answers:
        raise TooSlow(f"The name {target.host} could not be looked up in time.")
    if isinstance(answers[0], Exception) or not answers[0]:
        raise NotReached(f"No server is known under the name {target.host}.")
    found: list[Any] = answers[0]
    return found
