"""The embedded server (uvicorn with pages bridged to WSGI threads) against gunicorn threads, one process each, in one run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.measure import Row, rate_row, requests_per_second
from tests.bench.pages import BUILT_ANEW, EMPTY
from tests.bench.site import free_port, gunicorn_threads, serving
from tests.template_demo import demo_site


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as var, demo_site(Path(var)) as embedded:
        port = free_port()
        with serving(gunicorn_threads(port), port, embedded.environment) as threads:
            return [
                rate_row(
                    name,
                    lambda path=path, headers=headers: requests_per_second(embedded.url + path, headers=headers),
                    lambda path=path, headers=headers: requests_per_second(threads.url + path, headers=headers),
                )
                for name, path, headers in (
                    ("an empty view", EMPTY, {}),
                    ("home, kept for visitors", "/", {}),
                    ("home, built anew", "/", BUILT_ANEW),
                )
            ]
