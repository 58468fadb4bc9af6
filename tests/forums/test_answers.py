"""Answers that many ask for at once: made once, never for somebody for whom they would come out otherwise, and soon forgotten."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from forums import answers as module
from forums.answers import LONGEST_KEPT, MOST_KEPT, Made, SharedAnswers

TEACHER, AUTHOR = 1, 2


class Maker:
    """Makes another answer each time."""

    def __init__(self, *people: int, is_personal: bool = False, size: int = 1) -> None:
        self.times, self.people, self.is_personal, self.size = 0, frozenset(people), is_personal, size

    def __call__(self) -> Made:
        self.times += 1
        return Made(f"{self.times}".encode() * self.size, self.people, self.is_personal)


def test_the_second_who_asks_the_same_gets_what_was_made_for_the_first():
    shared, make = SharedAnswers(), Maker()
    assert [shared.ask("one", person, make) for person in (TEACHER, 3, None)] == [b"1", b"1", b"1"]
    assert shared.ask("other", TEACHER, make) == b"2"


@pytest.mark.parametrize("asking", [(AUTHOR, TEACHER, 3), (TEACHER, AUTHOR, 3), (TEACHER, 3, AUTHOR)])
def test_who_sees_something_of_their_own_gets_their_own_and_nobody_else_gets_it(asking):
    shared, make = SharedAnswers(), Maker(AUTHOR)
    got = {person: shared.ask("one", person, make) for person in asking}
    assert got[TEACHER] == got[3] != got[AUTHOR]
    assert make.times == 2


def test_the_pages_that_somebody_has_open_share_what_is_their_own():
    shared, make = SharedAnswers(), Maker(AUTHOR)
    assert shared.ask("one", TEACHER, make) == b"1"
    assert [shared.ask("one", AUTHOR, make) for _ in range(3)] == [b"2"] * 3
    assert shared.ask("one", 3, make) == b"1"
    long = Maker(AUTHOR, size=LONGEST_KEPT + 1)
    shared.ask("two", TEACHER, Maker(AUTHOR))
    assert shared.ask("two", AUTHOR, long) != shared.ask("two", AUTHOR, long), "what is long is not kept"


def test_what_may_differ_for_anybody_is_made_for_each():
    shared, make = SharedAnswers(), Maker(is_personal=True)
    assert [shared.ask("one", person, make) for person in (TEACHER, 3, None)] == [b"1", b"2", b"3"]


def test_an_answer_is_forgotten_after_a_few_seconds(monkeypatch):
    shared, make = SharedAnswers(), Maker()
    assert shared.ask("one", TEACHER, make) == b"1"
    monkeypatch.setattr(module, "KEPT_SECONDS", -1.0)
    assert shared.ask("one", 3, make) == b"2"


def test_few_answers_are_kept_and_none_that_is_long():
    shared, long = SharedAnswers(), Maker(size=LONGEST_KEPT + 1)
    for number in range(MOST_KEPT + 5):
        shared.ask(number, TEACHER, Maker())
    assert len(shared.kept) == MOST_KEPT
    assert 0 not in shared.kept
    assert shared.ask("long", TEACHER, long) != shared.ask("long", 3, long)
    assert shared.kept["long"].text is None


def test_many_who_ask_at_once_wait_for_the_first():
    shared, make, begun, go = SharedAnswers(), Maker(), threading.Event(), threading.Event()

    def slowly() -> Made:
        begun.set()
        assert go.wait(10)
        return make()

    with ThreadPoolExecutor(8) as crowd:
        first = crowd.submit(shared.ask, "one", TEACHER, slowly)
        assert begun.wait(10)
        rest = [crowd.submit(shared.ask, "one", person, slowly) for person in range(3, 10)]
        assert shared.ask("other", TEACHER, Maker()) == b"1", "who asks for something else does not wait"
        go.set()
        assert {one.result(10) for one in (first, *rest)} == {b"1"}
    assert make.times == 1


def test_a_failure_is_not_kept():
    shared = SharedAnswers()

    def fails() -> Made:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        shared.ask("one", TEACHER, fails)
    assert shared.ask("one", TEACHER, Maker()) == b"1"
