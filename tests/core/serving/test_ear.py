"""One ear for each process: what is heard is passed on, and a layer in trouble costs signals and no listener."""

import asyncio
from typing import Any

import pytest
from channels.layers import get_channel_layer

from clearinghouse.core.live import deliver, message_of
from clearinghouse.core.serving import ear as module
from clearinghouse.core.serving.ear import Ear, ear


class Listener:
    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.told = asyncio.Event()

    def hear(self, group: str, payload: dict[str, Any]) -> None:
        self.heard.append((group, payload["seq"]))
        self.told.set()

    async def until(self, seq: int) -> None:
        async with asyncio.timeout(5):
            while not self.heard or self.heard[-1][1] != seq:
                self.told.clear()
                await self.told.wait()


class Broken(Listener):
    def hear(self, group: str, payload: dict[str, Any]) -> None:
        raise ValueError


async def signal(group: str, seq: int) -> None:
    await deliver(group, message_of(group, {"seq": seq}))


def test_a_listener_hears_the_groups_it_joined_and_no_other() -> None:
    async def story() -> tuple[Listener, Listener, Ear]:
        one, both = Listener(), Listener()
        mine = ear()
        assert ear() is mine
        await mine.join("a", one)
        await mine.join("a", both)
        await mine.join("b", both)
        await signal("a", 1)
        await signal("b", 2)
        await both.until(2)
        await one.until(1)
        await mine.leave("a", both)
        await signal("a", 3)
        await signal("b", 4)
        await both.until(4)
        await one.until(3)
        for group, listener in (("a", one), ("b", both), ("never", both)):
            await mine.leave(group, listener)
        return one, both, mine

    one, both, mine = asyncio.run(story())
    assert one.heard == [("a", 1), ("a", 3)]
    assert both.heard == [("a", 1), ("b", 2), ("b", 4)]
    assert (mine.groups, mine.tasks, mine.channel) == ({}, [], ""), "nothing is left of listeners that are gone"


def test_one_who_fails_at_a_signal_keeps_it_from_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        mine, well = Ear(), Listener()
        for listener in (Broken(), well, Broken()):
            await mine.join("a", listener)
        await signal("a", 7)
        await well.until(7)
        await mine.stop()

    asyncio.run(story())
    assert caplog.text.count("was not taken") == 2


class Troubled:
    """A layer that refuses, then answers; or hangs."""

    def __init__(self, failures: int, *, hangs: bool = False) -> None:
        self.failures, self.hangs, self.members = failures, hangs, set[str]()
        self.inner = get_channel_layer()

    async def trouble(self) -> None:
        if self.failures:
            self.failures -= 1
            if self.hangs:
                await asyncio.Event().wait()
            raise ConnectionError

    async def new_channel(self, prefix: str) -> str:
        await self.trouble()
        return str(await self.inner.new_channel(prefix))

    async def group_add(self, group: str, channel: str) -> None:
        await self.trouble()
        self.members.add(group)
        await self.inner.group_add(group, channel)

    async def group_discard(self, group: str, channel: str) -> None:
        raise ConnectionError

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        await self.inner.group_send(group, message)

    async def receive(self, channel: str) -> Any:
        await self.trouble()
        return await self.inner.receive(channel)


@pytest.mark.parametrize("hangs", [False, True], ids=["refuses", "hangs"])
@pytest.mark.parametrize("failures", [1, 2, 5])
def test_after_trouble_every_group_is_joined_again(
    failures: int, hangs: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    layer = Troubled(failures, hangs=hangs)
    monkeypatch.setattr(module, "get_channel_layer", lambda: layer)
    monkeypatch.setattr("clearinghouse.core.live.get_channel_layer", lambda: layer)
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(module, "LONGEST_SECONDS", 0.05)
    monkeypatch.setattr(module, "JOIN_AGAIN_SECONDS", 0.05)

    async def story() -> None:
        mine, listener = Ear(), Listener()
        await mine.join("a", listener)
        await mine.join("b", listener)
        async with asyncio.timeout(5):
            while layer.members != {"a", "b"}:
                await asyncio.sleep(0.01)
        if not hangs:  # a hung receive is one that says nothing: its end is the layer's to find
            await signal("b", 3)
            await listener.until(3)
        for group in ("a", "b"):
            await mine.leave(group, listener)

    asyncio.run(story())
    assert caplog.text.count("pages ask by themselves") >= 1


def test_a_layer_that_forgets_without_a_word_is_joined_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "JOIN_AGAIN_SECONDS", 0.02)

    async def story() -> None:
        mine, listener = Ear(), Listener()
        await mine.join("a", listener)
        get_channel_layer().groups.clear()
        async with asyncio.timeout(5):
            while "a" not in get_channel_layer().groups:
                await asyncio.sleep(0.01)
        await signal("a", 1)
        await listener.until(1)
        await mine.leave("a", listener)

    asyncio.run(story())


class Stubborn(Troubled):
    """A layer that makes something else of being told to stop: an error of its own, or one more signal."""

    def __init__(self, answer: dict[str, Any] | None) -> None:
        super().__init__(0)
        self.answer, self.asked = answer, 0

    async def receive(self, channel: str) -> Any:
        self.asked += 1
        try:
            return await self.inner.receive(channel)
        except asyncio.CancelledError:
            if self.answer is None:
                raise ConnectionError from None
            return self.answer


@pytest.mark.parametrize("answer", [None, message_of("a", {"seq": 9})], ids=["an error", "a signal"])
def test_an_ear_that_nobody_needs_stops_whatever_the_layer_makes_of_it(
    answer: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server whose last socket was closed would otherwise never come to its end."""
    layer = Stubborn(answer)
    monkeypatch.setattr(module, "get_channel_layer", lambda: layer)

    async def story() -> None:
        mine, listener = Ear(), Listener()
        await mine.join("a", listener)
        async with asyncio.timeout(5):
            while not layer.asked:
                await asyncio.sleep(0.01)
            await mine.leave("a", listener)
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(story())
    assert layer.asked == 1
