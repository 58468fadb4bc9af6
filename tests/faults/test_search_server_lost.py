"""The search server is killed and hung while visitors search and a curator publishes. Real processes, as `make run` starts them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from tests.faults import FULL
from tests.faults.place import SEARCH_SECONDS, Place
from tests.faults.searching import Visitor, ask, seconds_until

pytestmark = pytest.mark.faults

MARGIN_SECONDS = 1.4  # for the database's own answer, and for a busy machine
HEAL_SECONDS = 60
PUBLICATIONS = 12 if FULL else 3
REBUILDS = 12 if FULL else 3


@pytest.mark.parametrize("loss", ["killed", "hung"])
def test_searches_go_on_publishing_never_waits_and_the_index_heals(place: Place, tell: Callable[..., None], loss: str) -> None:
    curator, pages = place.curator(), place.reviews()
    before = max(curator.publish(page, f"Lantern {loss} {number}") for number, page in enumerate(pages[:3]))
    seconds_until(lambda: ask(place.site.url, f"lantern {loss}").found == 3, within=20, what="published pages are found")
    seconds_until(place.is_ready, within=20, what="all is well before")

    with Visitor(place.site.url, "reading") as visitor, Visitor(place.site.url, "rural reading") as another:
        seconds_until(lambda: visitor.answers and another.answers, within=20, what="visitors have their first answers")
        lost = time.monotonic()
        place.lose(loss)
        publishing = [curator.publish(page, f"Harbor {loss} {number}") for number, page in enumerate(pages[3 : 3 + PUBLICATIONS])]
        found_after = seconds_until(
            lambda: ask(place.site.url, f"harbor {loss}").found == PUBLICATIONS,
            within=30,
            what="the database answers with what is new",
        )
        seconds_until(lambda: not place.is_ready(), within=20, what="the site says what is wrong")
        place.bring_back()
        back = time.monotonic()
        seconds_until(place.index_agrees, within=HEAL_SECONDS, what="the index agrees with the database")
        healed = time.monotonic() - back
        seconds_until(place.is_ready, within=HEAL_SECONDS, what="the site says that all is well")
    assert ask(place.site.url, f"harbor {loss}").found == PUBLICATIONS

    answers = [*visitor.answers, *another.answers]
    assert {answer.status for answer in answers} == {200}
    assert all(answer.found for answer in answers)
    slowest = max(answer.seconds for answer in [*visitor.since(lost - 1), *another.since(lost - 1)])
    tell(f"slowest search while the server is {loss}", slowest)
    tell("slowest publication before", before)
    tell(f"slowest publication while the server is {loss}", max(publishing))
    tell("what was published last is found by searches after", found_after)
    tell("the index agrees again after", healed)
    assert slowest < SEARCH_SECONDS + MARGIN_SECONDS
    assert max(publishing) < before + SEARCH_SECONDS + MARGIN_SECONDS


def test_no_search_fails_or_comes_up_empty_while_the_index_is_made_anew_again_and_again(
    place: Place, tell: Callable[..., None]
) -> None:
    refusals, whole = place.refusals(), ask(place.site.url, "reading").found
    assert whole > 10
    with Visitor(place.site.url, "reading") as visitor, Visitor(place.site.url, "") as another:
        for _ in range(REBUILDS):
            assert re.search(r"The index holds \d+ documents", place.site.manage("rebuild_index"))
    answers = [*visitor.answers, *another.answers]
    assert len(answers) > 10 * REBUILDS
    assert {answer.status for answer in answers} == {200}
    assert {answer.found for answer in visitor.answers} == {whole}
    assert place.refusals() == refusals
    tell("slowest search during a rebuild", max(answer.seconds for answer in answers))
    assert place.index_agrees()
