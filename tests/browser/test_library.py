"""A teacher looks for a reading program that worked in rural schools, opens it, and reads how strong the evidence is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.keyboard import focused_text, tab_to
from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems

pytestmark = pytest.mark.browser
STRONG_RURAL_READING = "/search/?q=reading+rural&tier=1"
CONDITIONS = ("significant", "350", "two or more sites", "standards", "reservations")


@pytest.fixture
def review(page: Any) -> str:
    """The address of a review whose evidence is strong."""
    page.goto(STRONG_RURAL_READING)
    address: str = page.locator("ol.results h2 a").first.get_attribute("href")
    return address


def reads_why(page: Any) -> None:
    """The page says why it is Tier 1, condition by condition."""
    assert page.get_by_role("heading", name="Why Tier 1?").is_visible()
    check = page.locator("#tier").inner_text()
    missing = [words for words in CONDITIONS if words.lower() not in check.lower()]
    assert missing == []


def test_without_scripts_it_takes_three_clicks_and_light_pages(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/")
    page.get_by_role("searchbox").first.fill("reading rural")
    for thing in ('form[role="search"] button:visible', 'details.facet a:visible:has-text("Tier 1")', "ol.results h2 a"):
        sizes.clear()
        page.locator(thing).first.click()
        page.wait_for_load_state("networkidle")
        assert sum(sizes) <= MOST_BYTES
    reads_why(page)


def test_by_keyboard_alone_the_focus_is_always_seen(new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.goto("/")
    tab_to(page, lambda: page.evaluate("document.activeElement.name") == "q")
    page.keyboard.type("reading rural")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?**")
    tab_to(page, lambda: "Tier 1" in focused_text(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**tier=1**")
    tab_to(page, lambda: page.evaluate("document.activeElement.closest('ol.results h2') !== null"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/library/**")
    reads_why(page)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (NARROWEST, "light"), (NARROWEST, "dark")])
def test_a_review_is_open_to_everybody_in_each_width_and_theme(
    new_page: Callable[..., Any], review: str, width: int, theme: str
) -> None:
    assert problems(new_page(width=width, color_scheme=theme), review) == []


@pytest.mark.parametrize("looks", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_review_and_search_are_open_to_those_who_choose_their_own_colors(
    new_page: Callable[..., Any], review: str, looks: dict[str, str]
) -> None:
    page = new_page(**looks)
    assert [problem for address in (review, STRONG_RURAL_READING, "/") for problem in problems(page, address)] == []


def test_on_paper_a_review_is_its_words_and_tables_without_what_one_clicks(page: Any, review: str) -> None:
    page.emulate_media(media="print")
    page.goto(review)
    for hidden in ("header nav", ".skip", "form[role=search]", "footer nav"):
        assert all(not part.is_visible() for part in page.locator(hidden).all()), hidden
    reads_why(page)
    assert page.locator("table").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert all(opened.is_visible() for opened in page.locator("#tier details > :not(summary)").all())
