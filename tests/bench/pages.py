"""Visitors' pages, kept and built anew, against an empty Django view on the same server behind the same middleware."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.bench.measure import Client, Row, median_row, rate_row, requests_per_second
from tests.bench.site import Site
from tests.template_demo import demo_site

EMPTY = "/account/bench/empty/"
BUILT_ANEW = {"Cookie": "sessionid=a-session-that-ended"}  # a session cookie keeps the cache for visitors out of it


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as var, demo_site(Path(var)) as site:
        pages = {
            "home": "/",
            "library": "/library/",
            "resource": a_resource(site),
            "search": "/search/?q=reading+rural",
            "story": "/stories/physics-at-two-schools/",
            "campaign": "/why-we-cooperate/fair-funding/",
            "figure": "/figures/students/",
        }
        return [row for name, path in pages.items() for row in rows_of(site, name, path)]


def a_resource(site: Site) -> str:
    results = Client(site.url, {"Accept-Encoding": "identity"}).get("/search/?q=reading").decode()
    links = re.findall(r'href="(/library/[a-z0-9-]+/)"', results)
    return str(links[0])


def rows_of(site: Site, name: str, path: str) -> list[Row]:
    page, empty = site.url + path, site.url + EMPTY
    anew, nothing = Client(page, BUILT_ANEW), Client(empty, BUILT_ANEW)
    return [
        rate_row(f"{name}, kept for visitors", lambda: requests_per_second(page), lambda: requests_per_second(empty)),
        rate_row(
            f"{name}, built anew",
            lambda: requests_per_second(page, headers=BUILT_ANEW),
            lambda: requests_per_second(empty, headers=BUILT_ANEW),
        ),
        median_row(f"{name}, built anew", anew.get, nothing.get),
    ]
