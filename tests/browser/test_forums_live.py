"""An open topic: what others write comes by itself, and neither the focus nor the place of reading moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.bench.site import run_manage
from tests.faults.live_place import LivePlace, live_place

pytestmark = pytest.mark.browser
# Posts are written by another process, whose signals this layer does not carry: pages hear of them as after a signal that was lost.
SOON = 30_000
WRITER = """
from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Role
from forums.models import Board, Post, Topic
from forums.services.moderating import hide_post
from tests.factories.districts import DistrictFactory, member
from tests.factories.forums import reply_to, topic_on
writer = User.objects.filter(memberships__roles__role="moderator").exclude(email="keeper@bend.example").first()
"""
# Nobody takes down what they wrote themselves.
KEEPER = """
keeper = User.objects.filter(email="keeper@bend.example").first() or member(
    Role.MODERATOR, email="keeper@bend.example", district=DistrictFactory(name="Otter Bend", slug="otter-bend", state_code="OB1")
)
"""
START = """
topic = topic_on(Board.objects.get(), writer)
for number in range(6):
    post = reply_to(topic, writer)
    Post.objects.filter(pk=post.pk).update(html="<p>" + "A long answer about otters. " * 60 + "</p>")
print(topic.pk)
"""
SAY = "for number in range({posts}): reply_to(Topic.objects.get(pk={topic}), writer)"
TAKE_DOWN = KEEPER + "hide_post(Post.objects.get(topic={topic}, seq={seq}), reason='Said twice.', actor=keeper)"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePlace]:
    with live_place(tmp_path_factory.mktemp("live"), "in_memory", people=2, has_styles=True) as running:
        yield running


def shell(place: LivePlace, code: str) -> str:
    return run_manage(place.environment, "shell", "--no-imports", "-c", WRITER + code).strip()


@pytest.fixture
def topic(place: LivePlace) -> int:
    """A topic of seven posts, six of them long."""
    return int(shell(place, START).splitlines()[-1])


@pytest.fixture
def open_topic(place: LivePlace, topic: int, browser: Any) -> Iterator[Callable[[int], Any]]:
    """`open_topic(0)`: the page of the topic, as the first or the second member has it open, once it listens."""
    contexts = []

    def opened(person: int) -> Any:
        url = place.servers[0].url
        context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": place.readers[person], "url": url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"/forums/topics/{topic}/")
        expect(page.locator("[data-talk-status]")).to_contain_text("Up to date to #7", timeout=SOON)
        expect(page.locator("[data-talk-status]")).not_to_contain_text("asks once a minute", timeout=SOON)
        return page

    yield opened
    for context in contexts:
        context.close()


def top_of(page: Any, place: str) -> float:
    box = page.locator(place).bounding_box()
    assert box is not None
    return float(box["y"])


def test_new_replies_come_in_below_and_whoever_writes_is_left_alone(place: LivePlace, topic: int, open_topic: Any) -> None:
    page = open_topic(0)
    box = page.locator("textarea[name=text]")
    box.focus()
    page.keyboard.type("Half a thought")
    before = top_of(page, "textarea[name=text]")
    shell(place, SAY.format(topic=topic, posts=3))
    for seq in (8, 9, 10):
        expect(page.locator(f"#post-{seq}")).to_have_count(1, timeout=SOON)
    assert page.evaluate("document.activeElement.name") == "text"
    assert box.input_value() == "Half a thought"
    assert abs(top_of(page, "textarea[name=text]") - before) <= 1
    expect(page.locator("[data-talk-log]")).to_have_text("3 new replies below", timeout=SOON)
    expect(page.locator("[data-talk-status]")).to_contain_text("Up to date to #10")


def test_what_changes_above_moves_no_line_of_what_is_read(place: LivePlace, topic: int, open_topic: Any) -> None:
    page = open_topic(0)
    page.locator("#post-6").evaluate("post => scrollTo(0, post.getBoundingClientRect().top + scrollY - 100)")
    before = top_of(page, "#post-6")
    shell(place, TAKE_DOWN.format(topic=topic, seq=3))
    expect(page.locator("#post-3")).to_have_count(0, timeout=SOON)
    assert abs(top_of(page, "#post-6") - before) <= 1


def test_a_page_tells_how_many_have_the_topic_open_and_nobodys_name(open_topic: Any) -> None:
    page, other = open_topic(0), open_topic(1)
    status = page.locator("[data-talk-status]")
    expect(status).to_contain_text("2 people have this open", timeout=SOON)
    other.close()
    expect(status).not_to_contain_text("have this open", timeout=SOON)


def test_a_topic_that_is_taken_down_says_so(place: LivePlace, topic: int, open_topic: Any) -> None:
    page = open_topic(0)
    shell(place, TAKE_DOWN.format(topic=topic, seq=1))
    words = "This topic is no longer open to you. Reload the page."
    expect(page.locator("[data-talk-status]")).to_have_text(words, timeout=SOON)
    expect(page.locator("[data-talk-log]")).to_have_text(words)


def test_after_a_server_came_back_pages_listen_again_and_miss_nothing(place: LivePlace, topic: int, open_topic: Any) -> None:
    page = open_topic(0)
    (server,) = place.servers
    server.die()
    expect(page.locator("[data-talk-status]")).to_contain_text("asks once a minute", timeout=SOON)
    shell(place, SAY.format(topic=topic, posts=2))
    server.start()
    server.wait()
    expect(page.locator("#post-9")).to_have_count(1, timeout=SOON)
    expect(page.locator("[data-talk-status]")).not_to_contain_text("asks once a minute", timeout=SOON)


def test_a_page_that_asked_in_vain_asks_at_once_when_the_server_is_back(place: LivePlace, topic: int, open_topic: Any) -> None:
    page = open_topic(0)
    page.clock.install()
    page.route("**/events.json*", lambda route: route.abort())
    with page.expect_event("requestfailed", timeout=SOON):
        shell(place, SAY.format(topic=topic, posts=1))
    for _ in range(6):
        with page.expect_event("requestfailed"):
            page.clock.fast_forward(70_000)
    page.unroute("**/events.json*")
    (server,) = place.servers
    server.die()
    server.start()
    server.wait()
    expect(page.locator("#post-8")).to_have_count(1, timeout=SOON)
