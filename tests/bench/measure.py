"""Timings of ours and its reference in turn, so that a noisy machine is noisy for both."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

ROUNDS = 5


@dataclass(frozen=True)
class Row:
    """One figure of ours beside its reference, both measured in the same run; `ratio` is ours / reference."""

    name: str
    ours: float
    reference: float
    ratio: float = field(init=False)
    unit: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", round(self.ours / self.reference, 3) if self.reference else 0.0)

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


class Client:
    """One kept connection, as a browser has."""

    def __init__(self, url: str, headers: dict[str, str] | None = None) -> None:
        parts = urlsplit(url)
        self.path = parts.path + (f"?{parts.query}" if parts.query else "")
        self.headers = {"Accept-Encoding": "gzip", **(headers or {})}
        self.connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=30)

    def get(self, path: str | None = None) -> bytes:
        self.connection.request("GET", path or self.path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise AssertionError(f"{path or self.path} answered {response.status}")
        return body


def milliseconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def in_turn(ours: Callable[[], object], reference: Callable[[], object], *, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each call, ours and reference alternating, after one warm-up each."""
    ours()
    reference()
    pairs = [(milliseconds(ours), milliseconds(reference)) for _ in range(times)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def median_row(name: str, ours: Callable[[], object], reference: Callable[[], object], *, times: int = 60) -> Row:
    mine, theirs = in_turn(ours, reference, times=times)
    return Row(name, round(statistics.median(mine), 2), round(statistics.median(theirs), 2), "ms (p50)")


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def requests_per_second(url: str, *, headers: dict[str, str] | None = None, seconds: float = 2.0, clients: int = 4) -> float:
    """Whole answers a second from `clients` kept connections."""
    counts = [0] * clients
    end = time.perf_counter() + seconds

    def ask(number: int) -> None:
        client = Client(url, headers)
        while time.perf_counter() < end:
            client.get()
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def rate_row(name: str, ours: Callable[[], float], reference: Callable[[], float]) -> Row:
    """Median of ROUNDS rates, ours and reference in turn."""
    ours()
    reference()
    pairs = [(ours(), reference()) for _ in range(ROUNDS)]
    return Row(
        name, round(statistics.median(p[0] for p in pairs), 1), round(statistics.median(p[1] for p in pairs), 1), "requests/s"
    )
