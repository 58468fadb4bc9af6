from search.backends.breaker import FAILURES, PAUSE_SECONDS, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_server_that_answers_is_always_asked() -> None:
    breaker = Breaker()
    for _ in range(10):
        assert breaker.may_ask()
        breaker.succeeded()


def test_after_some_failures_in_a_row_nobody_asks_until_the_pause_is_over_and_then_only_one_does() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        assert breaker.may_ask()
        breaker.failed()
    assert breaker.is_open
    assert not breaker.may_ask()
    clock.now += PAUSE_SECONDS
    assert breaker.may_ask()
    assert not breaker.may_ask()


def test_one_success_closes_it_again() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    clock.now += PAUSE_SECONDS
    assert breaker.may_ask()
    breaker.succeeded()
    assert not breaker.is_open
    assert breaker.may_ask()


def test_failures_with_a_success_between_do_not_open_it() -> None:
    breaker = Breaker()
    for _ in range(FAILURES * 2):
        breaker.failed()
        breaker.succeeded()
    assert breaker.may_ask()
