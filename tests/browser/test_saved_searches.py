"""A member keeps a search without scripts; a browser with scripts has its searches counted, and one that asks not to be followed has not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.browser.test_design_system import NARROWEST, problems, sign_in

pytestmark = pytest.mark.browser


def test_a_member_saves_a_search_opens_its_feed_and_deletes_it_without_scripts(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, "District administrator")
    page.goto("/search/?q=reading&tier=1")
    page.get_by_role("link", name="Save this search").click()
    page.get_by_label("Name").fill("Strong reading")
    page.get_by_label("On school days").check()
    page.get_by_role("button", name="Save this search").click()
    assert page.get_by_text("“Strong reading” is saved.").is_visible()
    page.get_by_role("link", name="Finds and feed of Strong reading").click()
    page.get_by_role("button", name="Open a feed").click()
    address = page.locator("a[href*='/saved/feed/']").get_attribute("href")
    path = address[address.index("/search/") :]
    feed = page.request.get(path)
    assert feed.status == 200
    page.goto("/search/saved/")
    page.get_by_role("link", name="Delete Strong reading").click()
    page.get_by_role("button", name="Delete the saved search").click()
    assert page.get_by_text("“Strong reading” is deleted.").is_visible()
    assert page.request.get(path).status == 404


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_the_pages_of_saved_searches_are_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    sign_in(page, "District administrator")
    page.goto("/search/saved/new/?q=fractions")
    page.get_by_role("button", name="Save this search").click()
    one = page.get_by_role("link", name="Finds and feed of fractions").get_attribute("href")
    addresses = ["/search/saved/", "/search/saved/new/?q=writing", one, f"{one}edit/", f"{one}delete/"]
    found = [problem for address in addresses for problem in problems(page, address)]
    page.goto(f"{one}delete/")
    page.get_by_role("button", name="Delete the saved search").click()
    assert found == []


def requests_of(page: Any) -> list[Any]:
    """What the page sends of searches from now on. Only remembered here: who asks the browser while it tells may wait for ever."""
    sent: list[Any] = []
    page.on("request", lambda request: request.url.endswith("/search/asked/") and sent.append(request))
    return sent


def notes_in(requests: list[Any]) -> list[dict[str, list[str]]]:
    """The forms that were sent."""
    return [parse_qs(request.post_data) for request in requests]


def test_a_search_and_the_result_that_is_opened_are_counted_under_one_number_of_this_tab(new_page: Callable[..., Any]) -> None:
    page = new_page()
    requests = requests_of(page)
    page.goto("/search/?q=reading")
    page.wait_for_load_state("networkidle")
    with page.expect_request("**/search/asked/"):
        page.locator(".results h2 a").nth(2).click()
    page.wait_for_url("**/library/**")
    sent = notes_in(requests)
    assert ["position" in note for note in sent] == [False, True]
    assert sent[1]["position"] == ["3"]
    assert sent[0]["visit"] == sent[1]["visit"]
    assert requests[0].response().status == 204
    assert page.context.cookies() == []


def test_who_asks_not_to_be_followed_is_not_counted(new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})")
    requests = requests_of(page)
    page.goto("/search/?q=reading")
    page.wait_for_load_state("networkidle")
    assert requests == []
