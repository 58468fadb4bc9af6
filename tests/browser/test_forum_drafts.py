"""What somebody writes is kept: on the site as they write, on the device while there is no link, and sent once when it is back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import NARROWEST, problems, sign_in

pytestmark = pytest.mark.browser
BOARD = "/forums/snow-buses-and-buildings/"


def open_topic(page: Any) -> Any:
    """The reply box of a topic that a teacher may write in."""
    sign_in(page, "Teacher")
    page.goto(BOARD)
    page.locator(".topic-list h2 a").first.click()
    return page.get_by_role("textbox", name="Your reply")


def test_it_is_saved_as_one_writes_and_found_again(new_page: Callable[..., Any]) -> None:
    page = new_page(width=NARROWEST)
    box = open_topic(page)
    box.fill("We count riders in February.")
    page.get_by_text("Saved as a draft at").wait_for()
    assert problems(page, page.url) == []
    assert page.get_by_role("textbox", name="Your reply").input_value() == "We count riders in February."
    assert problems(page, "/forums/drafts/") == []
    assert page.get_by_role("link", name="We count riders in February.").is_visible()
    page.get_by_role("button", name="Throw away").click()
    assert page.get_by_text("No draft waits for you").is_visible()


def test_without_a_link_it_stays_on_the_device_and_goes_once_when_the_link_is_back(new_page: Callable[..., Any]) -> None:
    page = new_page()
    box = open_topic(page)
    posts = page.locator("li.post").count()
    page.context.set_offline(True)
    box.fill("Written on the bus.")
    page.get_by_role("button", name="Send the reply").click()
    page.get_by_text("goes as soon as the link is back").wait_for()
    page.context.set_offline(False)
    page.get_by_text("Your reply stands.").wait_for()
    assert page.locator("li.post", has_text="Written on the bus.").count() == 1
    assert page.locator("li.post").count() == posts + 1
    page.reload()
    assert page.get_by_role("textbox", name="Your reply").input_value() == ""
