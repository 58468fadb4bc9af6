"""A server process that can be killed, and comes back on the same port."""

from __future__ import annotations

import subprocess

from tests.bench.site import ROOT, free_port, uvicorn, wait_until_it_answers


class Mortal:
    """One process of the product."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.port, self.environment = free_port(), environment
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(uvicorn(self.port), cwd=ROOT, env=self.environment)

    def wait(self) -> None:
        wait_until_it_answers(f"{self.url}/healthz", self.process)

    def die(self) -> None:
        self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
