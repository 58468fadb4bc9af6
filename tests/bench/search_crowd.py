"""Suggestions while people type, and several who search at once, on a site that is there already."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from itertools import cycle, islice
from urllib.parse import urlencode

from tests.bench.corpus import rare_names
from tests.bench.measure import Client, Row, milliseconds, percentile
from tests.bench.site import Site

CROWD = 8
ROUNDS_OF_TYPING = 40
SEARCHES_EACH = 40
EMPTY = "/healthz"


def typed() -> list[str]:
    """What stands in the box after some letters: common beginnings and rare ones, one word and several."""
    rare, rarer = rare_names(2)
    return [
        "re",
        "rea",
        "reading",
        "reading r",
        "ma",
        "math",
        "small gr",
        "ph",
        "tutoring sm",
        rare[:2],
        rare[:5],
        f"reading {rarer[:3]}",
    ]


def suggestions(site: Site, name: str, headers: dict[str, str]) -> list[Row]:
    """The median and the 95th percentile of suggestions beside an empty answer of the same server."""
    client = Client(site.url + "/", headers)
    paths = ["/search/suggest/?" + urlencode({"q": text}) for text in typed()]
    pairs = [
        (milliseconds(lambda path=path: client.get(path)), milliseconds(lambda: client.get(EMPTY)))
        for path in islice(cycle(paths), ROUNDS_OF_TYPING * len(paths))
    ][len(paths) :]
    return percentiles(f"{name}: suggestions against an empty answer", [one for one, _ in pairs], [other for _, other in pairs])


def crowd(site: Site, name: str, paths: Sequence[str], headers: dict[str, str]) -> list[Row]:
    """The same searches by CROWD people at once, and by one alone."""
    alone = asked_by(1, site, paths, headers)
    together = asked_by(CROWD, site, paths, headers)
    return percentiles(f"{name}: {CROWD} clients at once against one", together, alone)


def asked_by(clients: int, site: Site, paths: Sequence[str], headers: dict[str, str]) -> list[float]:
    """Milliseconds of every search of so many clients, each on a connection of its own and with another search first."""
    took: list[float] = []

    def ask(number: int) -> None:
        client = Client(site.url + "/", headers)
        own = islice(cycle(paths), number, number + SEARCHES_EACH)
        took.extend([milliseconds(lambda path=path: client.get(path)) for path in own])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def percentiles(name: str, ours: Iterable[float], reference: Iterable[float]) -> list[Row]:
    """Rows of the median and of the 95th percentile."""
    mine, theirs = list(ours), list(reference)
    return [
        Row(name, round(percentile(mine, share), 2), round(percentile(theirs, share), 2), f"ms (p{share * 100:.0f})")
        for share in (0.5, 0.95)
    ]
