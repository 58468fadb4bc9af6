"""One time limit for a whole fetch. A server that sends a byte now and then gains nothing by it."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

from clearinghouse.core.fetching.errors import TooSlow

if TYPE_CHECKING:
    import socket


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        """`seconds` from now."""
        self.at = time.monotonic() + seconds

    def put_off(self, seconds: float) -> None:
        """Let it come so much later."""
        self.at += seconds

    def left(self) -> float:
        """Seconds until then. Raises TooSlow when there are none."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        return seconds


class TimedStream(io.RawIOBase):
    """What a socket receives, each read of it within what is left of the time."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        """The socket is closed when both its owner and this have let go of it."""
        self.connected, self.deadline = connected, deadline
        self.received = connected.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """It is read and never written."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what has come. Raises TooSlow."""
        self.connected.settimeout(self.deadline.left())
        try:
            return self.received.readinto(buffer) or 0
        except TimeoutError:
            raise TooSlow from None

    def close(self) -> None:
        """Let go of the socket."""
        self.received.close()
        super().close()


class TimedSocket:
    """As much of a socket as `http.client` uses, under a deadline."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        """Takes over a connected socket."""
        self.connected, self.deadline = connected, deadline

    def sendall(self, data: Any) -> None:
        """Send it all. Raises TooSlow."""
        self.connected.settimeout(self.deadline.left())
        try:
            self.connected.sendall(data)
        except TimeoutError:
            raise TooSlow from None

    def makefile(self, mode: str) -> io.BufferedReader:
        """What is received, as a file."""
        return io.BufferedReader(TimedStream(self.connected, self.deadline))

    def close(self) -> None:
        """Let go of the socket."""
        self.connected.close()
