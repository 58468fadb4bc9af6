"""People who are signed in and post forms at the same time, each over a kept connection, as browsers do."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.bench.site import ROOT

TOKEN = "c" * 32


@dataclass
class Answer:
    status: int
    seconds: float
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def fill(environment: dict[str, str], **asked: Any) -> dict[str, Any]:
    """Make a crowd in the database of this environment."""
    command = [sys.executable, "-m", "tests.bench.fill_events", json.dumps(asked)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    made: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return made


class Browser:
    """One connection to one server, on which anybody's form can be sent."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=60)

    def post(self, path: str, session: str, **fields: Any) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields}, doseq=True)
        return self.ask("POST", path, session, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def get(self, path: str, session: str) -> Answer:
        return self.ask("GET", path, session)

    def ask(self, method: str, path: str, session: str, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
        cookies = f"sessionid={session}; csrftoken={TOKEN}"
        start = time.perf_counter()
        self.connection.request(method, path, body, {"Cookie": cookies, **(headers or {})})
        response = self.connection.getresponse()
        content = response.read()
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, time.perf_counter() - start, headers, content)

    def register(self, date: int, person: dict[str, Any], key: str = "") -> Answer:
        """Ask for a seat by the product's own form."""
        fields = {"district": person["district"], "substitute": "none", "key": key or uuid.uuid4().hex}
        return self.post(f"/events/dates/{date}/register/", person["session"], **fields)


def at_once(number: int, do: Any) -> float:
    """Call `do(number)` in so many threads that begin together; returns the seconds until the last has ended. Raises what any of them raised."""
    ready, raised = threading.Barrier(number + 1), list[Exception]()

    def run(mine: int) -> None:
        ready.wait()
        try:
            do(mine)
        except Exception as error:  # noqa: BLE001 -- raised below, where somebody hears it
            raised.append(error)

    threads = [threading.Thread(target=run, args=(mine,)) for mine in range(number)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    if raised:
        raise raised[0]
    return seconds
