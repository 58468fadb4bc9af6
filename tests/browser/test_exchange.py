"""What the library gives to programs, seen by people: references to copy, data, vocabularies; and descriptions that the browser lets stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems

pytestmark = pytest.mark.browser
KINDS = ("research_review", "practice_guide", "practice", "assistive_technology")


def resources(page: Any) -> list[str]:
    """The address of a resource of each kind."""
    found = []
    for kind in KINDS:
        page.goto(f"/search/?kind={kind}")
        found.append(str(page.locator("ol.results h2 a").first.get_attribute("href")))
    return found


def test_the_policy_lets_descriptions_stand_without_a_complaint(page: Any) -> None:
    addresses = resources(page)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in addresses:
        page.goto(address)
        described = json.loads(page.locator('script[type="application/ld+json"]').text_content())
        assert described["@type"] == "LearningResource"
        assert described["name"] == page.locator("h1").inner_text()
    assert complaints == []


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_their_pages_are_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    page.goto(resources(page)[1])
    cite = page.get_by_role("link", name="Cite this").get_attribute("href")
    pages = (cite, "/library/data/", "/library/vocabularies/")
    assert [problem for address in pages for problem in problems(page, address)] == []


def test_without_scripts_a_click_chooses_a_whole_reference_and_its_text_opens(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(resources(page)[1])
    sizes.clear()
    page.get_by_role("link", name="Cite this").click()
    page.wait_for_load_state("networkidle")
    assert sum(sizes) <= MOST_BYTES
    page.get_by_text("Show the RIS text").click()
    assert page.get_by_label("RIS text").inner_text().startswith("TY  - RPRT")
    assert page.locator(".reference").first.evaluate("element => getComputedStyle(element).userSelect") == "all"
