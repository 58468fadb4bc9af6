"""What is said over a socket: at once where it is taken, the newest where it is not, and nothing to a page that is gone."""

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

import pytest

from clearinghouse.core.serving.lines import Line, begun


class Socket:
    """Takes what it is sent while it is writable, as a server's does."""

    def __init__(self, *, is_gone: bool = False) -> None:
        self.sent: list[Any] = []
        self.writable, self.is_gone = asyncio.Event(), is_gone
        self.writable.set()
        self.line = Line(self.send, json.dumps)

    async def send(self, words: str) -> None:
        await self.writable.wait()
        if self.is_gone:
            raise ConnectionError
        self.sent.append(json.loads(words))

    async def flows(self) -> None:
        self.writable.set()
        while self.line.going:
            await asyncio.wait([self.line.going])


def run(story: Coroutine[Any, Any, None]) -> None:
    asyncio.run(story)


def test_what_is_said_before_the_socket_is_open_waits_for_it():
    async def story() -> None:
        socket = Socket()
        socket.line.say(1, {"seq": 1})
        assert socket.sent == []
        socket.line.open()
        assert socket.sent == [{"seq": 1}]

    run(story())


def test_who_takes_it_at_once_has_it_before_anything_else_runs():
    async def story() -> None:
        sockets = [Socket() for _ in range(3)]
        for socket in sockets:
            socket.line.open()
        tasks = len(asyncio.all_tasks())
        for socket in sockets:
            socket.line.say(1, {"seq": 2})
            socket.line.say(1, {"seq": 3})
        assert [socket.sent for socket in sockets] == [[{"seq": 2}, {"seq": 3}]] * 3
        assert len(asyncio.all_tasks()) == tasks

    run(story())


def test_a_slow_page_holds_up_nobody_and_gets_the_newest_when_it_takes_more():
    async def story() -> None:
        slow, quick = Socket(), Socket()
        slow.writable.clear()
        for socket in (slow, quick):
            socket.line.open()
            for number in range(5):
                socket.line.say(1, {"seq": number})
            socket.line.say(1, {"here": 2})
            socket.line.say(2, {"seq": 7})
        assert (len(quick.sent), slow.sent, len(slow.line.unsaid)) == (7, [], 2)
        await slow.flows()
        assert slow.sent == [{"seq": 0}, {"seq": 4, "here": 2}, {"seq": 7}]
        slow.line.say(1, {"seq": 5})
        assert slow.sent[-1] == {"seq": 5}

    run(story())


@pytest.mark.parametrize("is_slow", [False, True])
def test_a_page_that_is_gone_is_told_nothing_more_and_harms_nobody(is_slow):
    async def story() -> None:
        socket = Socket(is_gone=True)
        if is_slow:
            socket.writable.clear()
        socket.line.open()
        socket.line.say(1, {"seq": 1})
        await socket.flows()
        assert not socket.line.is_open
        socket.is_gone = False
        socket.line.say(1, {"seq": 2})
        assert socket.sent == []

    run(story())


def test_a_line_that_closes_says_nothing_of_what_waited():
    async def story() -> None:
        socket = Socket()
        socket.writable.clear()
        socket.line.open()
        socket.line.say(1, {"seq": 1})
        socket.line.say(1, {"seq": 2})
        socket.line.close()
        await socket.flows()
        assert (socket.sent, socket.line.going) == ([], None)

    run(story())


def test_work_that_waits_more_than_once_goes_on_to_its_end():
    async def story() -> None:
        steps: list[str] = []

        async def work() -> None:
            for step in ("one", "two", "three"):
                await asyncio.sleep(0 if step == "two" else 0.001)
                steps.append(step)

        rest = begun(work())
        assert (steps, rest is None) == ([], False)
        assert rest is not None
        await rest
        assert steps == ["one", "two", "three"]

    run(story())


def test_work_that_is_given_up_puts_away_what_it_held():
    async def story() -> None:
        is_put_away = False

        async def work() -> None:
            nonlocal is_put_away
            try:
                await asyncio.Event().wait()
            finally:
                is_put_away = True

        rest = begun(work())
        assert rest is not None
        await asyncio.sleep(0)
        rest.cancel()
        with pytest.raises(asyncio.CancelledError):
            await rest
        assert is_put_away

    run(story())
