"""Forms sent by many browsers at once: python -m tests.bench.volley, with what to send on its input.

It runs in a process of its own and does next to nothing for each answer (a plain socket, a request written beforehand, the head of the answer),
as it shares the machine with the server that it measures.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from typing import Any
from urllib.parse import urlsplit

from tests.bench.site import ROOT

END_OF_HEAD = b"\r\n\r\n"


def fire(hands: list[tuple[str, list[str]]]) -> dict[str, Any]:
    """Send each hand's requests one after another on a connection of its own, all hands at once.

    A hand is a server's address and whole requests. Returns the seconds that all of it took, and of each answer its status and seconds.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.volley"], cwd=ROOT, input=json.dumps(hands), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def request(path: str, cookies: str, body: str) -> str:
    """A form's post as a browser writes it."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    )


def answer(connection: socket.socket) -> int:
    """Read one answer to its end; returns its status."""
    got = b""
    while END_OF_HEAD not in got:
        got += received(connection)
    head, _, body = got.partition(END_OF_HEAD)
    left = length_of(head) - len(body)
    while left > 0:
        left -= len(received(connection))
    return int(head[9:12])


def received(connection: socket.socket) -> bytes:
    part = connection.recv(65_536)
    if not part:
        raise ConnectionError("The server has closed the connection.")
    return part


def length_of(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    if not found:
        raise ValueError(f"An answer without a length: {head[:200]!r}")
    return int(rest.split(b"\r\n", 1)[0])


def send_all(url: str, requests: list[str], begin: threading.Barrier, answers: list[tuple[int, float]]) -> None:
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 80), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        written = [one.encode() for one in requests]
        begin.wait()
        for one in written:
            start = time.perf_counter()
            connection.sendall(one)
            status = answer(connection)
            answers.append((status, time.perf_counter() - start))


def main() -> None:
    hands = json.load(sys.stdin)
    begin = threading.Barrier(len(hands) + 1)
    answers: list[tuple[int, float]] = []
    threads = [threading.Thread(target=send_all, args=(url, requests, begin, answers)) for url, requests in hands]
    for thread in threads:
        thread.start()
    begin.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    print(json.dumps({"seconds": time.perf_counter() - start, "answers": answers}))


if __name__ == "__main__":
    main()
