"""One ear for each process: signals are passed on in order of number, and no page holds up another."""

import asyncio
from typing import Any

import pytest
from channels.layers import get_channel_layer

from forums import hub as module
from forums.hub import Hub, hub
from forums.services.ledger import group_of


class Page:
    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []
        self.told = asyncio.Event()

    def hear(self, topic: int, seq: int) -> None:
        self.heard.append((topic, seq))
        self.told.set()


async def signal(topic: int, seq: int) -> None:
    await get_channel_layer().group_send(group_of(topic), {"type": "live.signal", "payload": {"topic": topic, "seq": seq}})


async def until(page: Page, seq: int) -> None:
    async with asyncio.timeout(5):
        while not page.heard or page.heard[-1][1] < seq:
            page.told.clear()
            await page.told.wait()


def test_pages_hear_of_their_own_topics_alone() -> None:
    async def story() -> tuple[Any, Any, Any]:
        one, other, ear = Page(), Page(), hub()
        await ear.join(1, one)
        await ear.join(2, other)
        await signal(1, 5)
        await until(one, 5)
        await ear.leave(1, one)
        await signal(1, 6)
        await signal(2, 7)
        await until(other, 7)
        await ear.leave(2, other)
        return one.heard, other.heard, ear

    one, other, ear = asyncio.run(story())
    assert (one, other) == ([(1, 5)], [(2, 7)])
    assert (ear.rooms, ear.pending, ear.listening) == ({}, {}, None), "nothing is left of pages that are gone"


def test_of_many_signals_at_once_the_highest_number_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COALESCE_SECONDS", 0.05)

    async def story() -> list[tuple[int, int]]:
        page, ear = Page(), Hub()
        await ear.join(1, page)
        for seq in (1, 3, 2, 9, 4):
            ear.take({"topic": 1, "seq": seq})
        await until(page, 9)
        await ear.leave(1, page)
        return page.heard

    assert asyncio.run(story()) == [(1, 9)]


def test_a_layer_that_fails_costs_signals_and_no_page(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        failures, told = 2, False

        async def new_channel(self, prefix: str) -> str:
            return "here"

        async def group_add(self, group: str, channel: str) -> None:
            raise ConnectionError

        async def group_discard(self, group: str, channel: str) -> None:
            raise ConnectionError

        async def receive(self, channel: str) -> Any:
            if self.failures:
                self.failures -= 1
                raise ConnectionError
            if not self.told:
                self.told = True
                return {"payload": {"topic": 1, "seq": 4}}
            return await asyncio.Event().wait()

    layer = Broken()
    monkeypatch.setattr(module, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(module, "COALESCE_SECONDS", 0.0)

    async def story() -> list[tuple[int, int]]:
        page, ear = Page(), Hub()
        await ear.join(1, page)
        await until(page, 4)
        await ear.leave(1, page)
        return page.heard

    assert asyncio.run(story()) == [(1, 4)]
    assert "pages ask by themselves" in caplog.text
    assert "did not do its part" in caplog.text


def test_a_topic_nobody_shows_is_not_heard() -> None:
    ear = Hub()
    ear.take({"topic": 1, "seq": 1})
    ear.tell(1)
    assert ear.pending == {}
