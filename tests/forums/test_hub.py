"""The rooms of one process: signals are passed on once and in order of number, and what no signal told is found."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from clearinghouse.core.live import deliver, message_of
from forums import hub as module
from forums import rooms
from forums.hub import Hub, hub
from forums.presence import Presence
from forums.rooms import Room
from forums.services.ledger import BOARDS, group_of
from tests.factories.forums import reply_to, topic_on
from tests.notifications.sockets import run

Heard = list[tuple[int, int]]


class Page:
    def __init__(self, person: str = "somebody") -> None:
        self.heard: Heard = []
        self.counts: list[int] = []
        self.doubts, self.person, self.told = 0, person, asyncio.Event()

    def news(self, topic: int, seq: int) -> None:
        self.heard.append((topic, seq))
        self.told.set()

    def present(self, topic: int, people: int) -> None:
        self.counts.append(people)
        self.told.set()

    def reconsider(self) -> None:
        self.doubts += 1
        self.told.set()

    async def until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not so():
                self.told.clear()
                await self.told.wait()


async def signal(topic: int, **facts: Any) -> None:
    await deliver(group_of(topic), message_of(group_of(topic), {"topic": topic, **facts}))


def heard(page: Page, seq: int) -> Callable[[], bool]:
    return lambda: bool(page.heard) and page.heard[-1][1] >= seq


def test_pages_hear_of_their_own_topics_alone() -> None:
    async def story() -> tuple[Heard, Heard, Hub]:
        one, other, mine = Page(), Page(), hub()
        await mine.join(1, one)
        await mine.join(2, other)
        await signal(1, seq=5)
        await one.until(heard(one, 5))
        await mine.leave(1, one)
        await signal(1, seq=6)
        await signal(2, seq=7)
        await other.until(heard(other, 7))
        await mine.leave(2, other)
        await mine.leave(2, other)
        return one.heard, other.heard, mine

    one, other, mine = run(story())
    assert (one, other) == ([(1, 5)], [(2, 7)])
    assert (mine.rooms, mine.tasks) == ({}, []), "nothing is left of pages that are gone"


def test_of_many_signals_at_once_the_highest_number_is_enough_and_old_ones_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "COALESCE_SECONDS", 0.05)

    async def story() -> Heard:
        page = Page()
        room = Room(1, Presence("here"), {page})
        for seq in (1, 3, 2, 9, 4):
            room.take(seq)
        await page.until(heard(page, 9))
        for seq in (9, 3, 10, 10):
            room.take(seq)
        await page.until(heard(page, 10))
        return page.heard

    assert run(story()) == [(1, 9), (1, 10)]


@pytest.mark.django_db(transaction=True)
def test_what_no_signal_told_is_found_by_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a process that was killed between its commit and its signal, and with a layer that loses everything."""
    topic, quiet = topic_on(), topic_on()
    monkeypatch.setattr(module, "LOOK_SECONDS", (0.02, 0.03))
    monkeypatch.setattr("forums.services.ledger.announce", lambda group, payload: None)

    async def story() -> tuple[Heard, Heard]:
        page, other, mine = Page(), Page(), hub()
        await mine.join(topic.pk, page)
        await mine.join(quiet.pk, other)
        await page.until(heard(page, 1))
        await sync_to_async(reply_to)(topic)
        await page.until(heard(page, 2))
        await other.until(heard(other, 1))
        for pk, one in ((topic.pk, page), (quiet.pk, other)):
            await mine.leave(pk, one)
        return page.heard, other.heard

    assert run(story()) == ([(topic.pk, 1), (topic.pk, 2)], [(quiet.pk, 1)])


@pytest.mark.django_db(transaction=True)
def test_looking_takes_one_query_for_all_rooms(django_assert_num_queries) -> None:
    topics = [topic_on() for _ in range(3)]
    for some in (topics[:1], topics):
        with django_assert_num_queries(1):
            assert module.numbers_of([topic.pk for topic in some]) == {topic.pk: 1 for topic in some}


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_ends_no_looking(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    answers = iter([ConnectionError(), {1: 4}])

    def numbers(topics: list[int]) -> Any:
        answer = next(answers, {})
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(module, "LOOK_SECONDS", (0.01, 0.02))
    monkeypatch.setattr(module, "numbers_of", numbers)

    async def story() -> None:
        page, mine = Page(), hub()
        await mine.join(1, page)
        await page.until(heard(page, 4))
        await mine.leave(1, page)

    run(story())
    assert "could not ask the database" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_pages_of_a_changed_board_ask_anew_and_no_others() -> None:
    topic, elsewhere = topic_on(), topic_on()

    async def story() -> tuple[int, int]:
        page, other, mine = Page(), Page(), hub()
        await mine.join(topic.pk, page)
        await mine.join(elsewhere.pk, other)
        await deliver(BOARDS, message_of(BOARDS, {"board": topic.board_id}))
        await page.until(lambda: page.doubts == 1)
        await signal(topic.pk, seq=3, check=True)
        await page.until(lambda: page.doubts == 2)
        for pk, one in ((topic.pk, page), (elsewhere.pk, other)):
            await mine.leave(pk, one)
        return page.doubts, other.doubts

    assert run(story()) == (2, 0)


def test_who_is_here_is_counted_over_processes_and_each_person_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNT_SECONDS", 0.02)

    async def story() -> tuple[list[int], int]:
        page, again, other = Page("teacher"), Page("teacher"), Page("colleague")
        mine = hub()
        await mine.join(1, page)
        await mine.join(1, again)
        await page.until(lambda: page.counts[-1:] == [1])
        await signal(1, here=3, **{"from": "another process"})
        await page.until(lambda: page.counts[-1:] == [4])
        await mine.join(1, other)
        await page.until(lambda: page.counts[-1:] == [5])
        await mine.leave(1, other)
        await signal(1, here=0, **{"from": "another process"})
        await page.until(lambda: page.counts[-1:] == [1])
        count = mine.people_in(1)
        await mine.leave(1, page)
        await mine.leave(1, again)
        return list(dict.fromkeys(page.counts)), count + mine.people_in(1)

    assert run(story()) == ([1, 4, 5], 1)


def test_two_processes_hear_of_each_others_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNT_SECONDS", 0.02)

    async def story() -> None:
        first, second = Hub(), Hub()
        page, other = Page("teacher"), Page("colleague")
        await first.join(1, page)
        await page.until(lambda: page.counts[-1:] == [1])
        await second.join(1, other)
        await other.until(lambda: other.counts[-1:] == [2])
        await page.until(lambda: page.counts[-1:] == [2])
        await second.leave(1, other)
        await page.until(lambda: page.counts[-1:] == [1])
        await first.leave(1, page)

    run(story())
