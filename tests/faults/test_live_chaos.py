"""Whatever becomes of signals, servers and Redis, every open page ends with what the database holds: each post once, and in order.

Two servers and Redis are killed in turn while people write and pages listen, over every channel layer and over layers that lose, repeat,
reorder, delay and raise. Short by default; with FAULTS=full twenty pages, 500 posts and a hundred deaths.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import FULL
from tests.faults.live_place import LivePlace, all_shown, live_place

pytestmark = pytest.mark.faults
PAGES, POSTS, DEATHS = (20, 500, 100) if FULL else (5, 40, 2)
LAYERS = ("in_memory", "core", "pubsub", "drops_some", "drops_all", "duplicates", "reorders", "delays", "raises")
SHORT = ("in_memory", "core", "drops_all")
# What is promised is 5 s; a machine that starts servers at the same time is given some more before it counts as a failure.
CATCH_UP_SECONDS = 15.0
MINUTE = 60.0 if FULL else 6.0


@pytest.mark.parametrize("layer", LAYERS if FULL else SHORT)
def test_every_page_ends_with_what_the_database_holds(layer: str, tmp_path: Path, tell: Callable[..., None]) -> None:
    with live_place(tmp_path, layer) as place:
        waits, pages = asyncio.run(live_through(place))
        stored = place.stored()
    assert stored == list(range(1, POSTS + 2)), "no post was lost, and none was written twice"
    for page in pages:
        assert page.arrived == stored[1:], "each once, in order"
        assert page.largest_frame < 200
    tell(f"{layer}: slowest catch-up of {DEATHS} deaths", max(waits))
    tell(f"{layer}: middle catch-up", sorted(waits)[len(waits) // 2])


async def live_through(place: LivePlace) -> tuple[list[float], list]:
    """Write, kill and bring back so many times; the seconds from each return until every page shows all that was written."""
    pages, waits = place.pages(PAGES), []
    for page in pages:
        page.open()
    await asyncio.gather(*(page.is_live.wait() for page in pages))
    try:
        for turn in range(DEATHS):
            writing = asyncio.to_thread(place.write, POSTS // DEATHS)
            await asyncio.gather(writing, asyncio.to_thread(place.disturb, turn))
            waits.append(await all_shown(pages, place.written, within=CATCH_UP_SECONDS))
    finally:
        for page in pages:
            await page.close()
    return waits, pages


def test_without_layer_and_without_sockets_a_page_is_a_minute_behind(tmp_path: Path, tell: Callable[..., None]) -> None:
    """Nothing is heard at all: the page asks each minute (here a shorter one by default), with what it adds at random."""
    with live_place(tmp_path, "drops_all") as place:

        async def story() -> float:
            pages = place.pages(PAGES, has_socket=False, minute=MINUTE)
            for page in pages:
                page.open()
            try:
                await asyncio.to_thread(place.write, 5)
                waited = await all_shown(pages, place.written, within=MINUTE * 1.25)
            finally:
                for page in pages:
                    await page.close()
            assert [page.arrived for page in pages] == [list(range(2, 7))] * PAGES
            return waited

        tell("without layer and sockets, in minutes", asyncio.run(story()) / MINUTE, "")
