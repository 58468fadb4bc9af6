"""A connection to a number that was checked, while the server is told and certified by its name."""

from __future__ import annotations

import http.client
import socket
import ssl
from functools import cache
from typing import TYPE_CHECKING

import certifi

from clearinghouse.core.fetching.deadline import TimedSocket
from clearinghouse.core.fetching.errors import BadAnswer, NotReached, TooSlow

if TYPE_CHECKING:
    from clearinghouse.core.fetching.addresses import Target
    from clearinghouse.core.fetching.deadline import Deadline


class PinnedConnection(http.client.HTTPConnection):
    """One request to one of these numbers. The name is not looked up again: a second answer could be another."""

    def __init__(self, target: Target, numbers: list[str], deadline: Deadline) -> None:
        """`numbers` are tried one after the other."""
        super().__init__(target.host, target.port)
        self.target, self.numbers, self.deadline = target, numbers, deadline

    def connect(self) -> None:
        """Connect to the first number that answers. Raises NotReached and TooSlow."""
        connected = first_that_answers(self.numbers, self.target.port, self.deadline)
        if self.target.scheme == "https":
            connected = secured(connected, self.target.host, self.deadline)
        self.sock = TimedSocket(connected, self.deadline)  # type: ignore[assignment]  # all of a socket that is used


def first_that_answers(numbers: list[str], port: int, deadline: Deadline) -> socket.socket:
    """A socket connected to one of the numbers."""
    for number in numbers:
        try:
            return socket.create_connection((number, port), timeout=deadline.left())
        except TimeoutError:
            raise TooSlow from None
        except OSError:
            continue
    raise NotReached("The server takes no connection.")


def secured(connected: socket.socket, host: str, deadline: Deadline) -> ssl.SSLSocket:
    """The socket under TLS, with a certificate for this name."""
    connected.settimeout(deadline.left())
    try:
        return authorities().wrap_socket(connected, server_hostname=host)
    except TimeoutError:
        connected.close()
        raise TooSlow from None
    except ssl.SSLCertVerificationError:
        connected.close()
        raise NotReached("The server shows no valid certificate for its name.") from None
    except OSError:
        connected.close()
        raise NotReached("The server makes no secure connection.") from None


@cache
def authorities() -> ssl.SSLContext:
    """The certificate authorities that browsers trust."""
    return ssl.create_default_context(cafile=certifi.where())


def ask(connection: PinnedConnection, method: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    """Send a request and read the head of the answer. Raises NotReached, TooSlow and BadAnswer."""
    try:
        connection.putrequest(method, connection.target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse()
    except http.client.RemoteDisconnected:
        raise NotReached("The server closed the connection without an answer.") from None
    except (http.client.HTTPException, ValueError):
        raise BadAnswer from None
    except OSError:
        raise NotReached("The connection broke.") from None
