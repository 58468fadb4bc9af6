"""A running copy of the product for benchmarks, on data of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_WITHIN_SECONDS = 180


@dataclass(frozen=True)
class Site:
    url: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        return run_manage(self.environment, *arguments)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_for(var: Path, **extra: str) -> dict[str, str]:
    return {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "tests.bench.settings", **extra}


def run_manage(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def uvicorn(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "uvicorn", "clearinghouse.asgi:application", "--port", str(port)),
        *(
            "--no-access-log",
            "--log-level",
            "warning",
            "--ws-max-size",
            "65536",
            "--ws-ping-interval",
            "30",
            "--ws-ping-timeout",
            "60",
        ),
    ]


def gunicorn_threads(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "clearinghouse.wsgi:application", "--bind", f"127.0.0.1:{port}"),
        *("--workers", "1", "--threads", "8", "--worker-class", "gthread", "--log-level", "warning"),
    ]


@contextmanager
def serving(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Site]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_answers(f"{url}/healthz", process)
        yield Site(url, environment)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with {process.returncode} before it answered.")
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 -- always http on this machine
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{url} did not answer within {START_WITHIN_SECONDS} s.")
