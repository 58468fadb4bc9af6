"""Every kind of resource in each width and theme; the path from tasks to tools, and districts like ours, by keyboard and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.keyboard import focused_text, press, tab_to, tab_to_field
from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems, sign_in

pytestmark = pytest.mark.browser

KINDS = ("research_review", "practice_guide", "practice", "assistive_technology")
OURS = "enrolment=300-599&locale=rural&grades=k-3&grades=3-6&budget=25"
TASKS = "need=decoding-words&need=spelling&where=classroom"
PATH = (
    "/library/our-setting/",
    "/library/our-setting/?compare=1&budget=x",
    "/library/at/",
    "/library/at/where/",
    f"/library/at/where/?{TASKS}",
    f"/library/at/tried/?{TASKS}",
    f"/library/at/ladder/?{TASKS}",
    "/library/at/ladder/?need=hearing-alerts&where=online",
    f"/library/?{OURS}",
    f"/search/?q=reading&{OURS}",
)


@pytest.fixture
def addresses(page: Any) -> list[str]:
    """One page of each kind as a district like ours reads it, a paragraph for a grant form, and a plan of a trial."""
    found = []
    for kind in KINDS:
        page.goto(f"/search/?kind={kind}&{OURS}")
        found.append(page.locator("ol.results h2 a").first.get_attribute("href"))
    for link in (found[0], found[-1]):
        page.goto(link)
        found.append(page.get_by_role("link", name="A paragraph for a grant form").get_attribute("href"))
    page.goto(f"/library/at/ladder/?{TASKS}")
    found.append(page.get_by_role("link", name="Plan a trial").first.get_attribute("href"))
    return found


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (NARROWEST, "light"), (NARROWEST, "dark")])
def test_every_kind_of_page_is_open_to_everybody(
    new_page: Callable[..., Any], addresses: list[str], width: int, theme: str
) -> None:
    page = new_page(width=width, color_scheme=theme)
    assert [problem for address in (*addresses, *PATH) for problem in problems(page, address)] == []


def test_every_kind_of_page_is_light_and_says_nothing_is_wrong(new_page: Callable[..., Any], addresses: list[str]) -> None:
    for address in (*addresses, *PATH):
        page = new_page()
        sizes: list[int] = []
        complaints: list[str] = []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(request.sizes()["responseBodySize"]))
        page.on("console", lambda message, told=complaints: told.append(message.text) if message.type == "error" else None)
        page.goto(address, wait_until="networkidle")
        assert sum(sizes) <= MOST_BYTES, address
        assert complaints == [], address


def test_without_scripts_one_says_it_once_and_reads_on_with_it(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/search/?q=reading")
    page.get_by_role("link", name="Say what your district is like").click()
    page.get_by_label("Where it is").select_option("rural")
    page.get_by_label("Kindergarten to grade 3").check()
    page.get_by_label("Dollars you could spend").fill("25")
    page.get_by_role("button", name="Compare").click()
    assert page.locator(".result .match").first.is_visible()
    assert page.context.cookies() == []
    page.locator("ol.results h2 a").first.click()
    assert "locale=rural" in page.url
    assert page.locator(".match-facts li").count() == 3
    page.locator(".breadcrumbs a").first.click()
    assert "locale=rural" in page.url


def test_by_keyboard_one_says_it_once(new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.goto("/library/our-setting/?next=/search/%3Fq%3Dreading")
    tab_to_field(page, "locale")
    page.keyboard.type("Rural")
    tab_to_field(page, "grades")
    page.keyboard.press("Space")
    press(page, "Compare")
    assert "/search/?q=reading&locale=rural&grades=pk-k" in page.url
    assert page.locator(".result .match").count() > 0


def test_a_member_says_it_once_and_it_is_remembered(new_page: Callable[..., Any]) -> None:
    page = new_page()
    sign_in(page, "Teacher")
    page.goto("/library/our-setting/?next=/search/%3Fq%3Dreading")
    page.get_by_label("Where it is").select_option("city")
    page.get_by_role("button", name="Keep and compare").click()
    assert "locale" not in page.url
    assert "Compared with: city" in page.locator(".compared").inner_text()
    page.goto("/library/our-setting/")
    assert page.get_by_label("Where it is").input_value() == "city"
    assert problems(page, "/library/our-setting/") == []
    page.get_by_role("button", name="Forget what I said").click()


def walk_to_the_plan(page: Any, tick: Callable[[str], None], go: Callable[[str], None]) -> None:
    """From the tasks to a plan with dates."""
    page.goto("/library/at/")
    tick("decoding-words")
    go("Go on to the places")
    tick("classroom")
    go("Go on to what was tried")
    go("Show the ladder")
    assert page.locator(".sett-tool").count() > 1
    assert page.get_by_text("Begin here").count() == 1
    levels = page.locator(".sett-rung h2").all_inner_texts()
    assert levels == [level for level in ("Low-tech", "Mid-tech", "High-tech") if level in levels]


def test_without_scripts_one_gets_from_tasks_to_a_plan(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    walk_to_the_plan(
        page,
        lambda value: page.locator(f'input[value="{value}"]').check(),
        lambda words: page.get_by_role("button", name=words).click(),
    )
    page.get_by_role("link", name="Plan a trial").first.click()
    page.get_by_label("Begin in the week of").fill("2026-12-09")
    page.get_by_label("Weeks").fill("2")
    page.get_by_role("button", name="Work out the dates").click()
    assert "Dec 7 to Dec 11" in page.locator(".sett-record").inner_text()
    assert "need=decoding-words" in page.url
    assert page.context.cookies() == []


def test_by_keyboard_one_gets_from_tasks_to_a_plan(new_page: Callable[..., Any]) -> None:
    page = new_page()

    def tick(value: str) -> None:
        tab_to(page, lambda: page.evaluate("document.activeElement.value") == value)
        page.keyboard.press("Space")

    walk_to_the_plan(page, tick, lambda words: press(page, words))
    tab_to(page, lambda: focused_text(page).startswith("Plan a trial"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to_field(page, "weeks")
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    press(page, "Work out the dates")
    assert page.locator(".sett-record tbody tr").count() == 3
    assert "need=decoding-words" in page.url


def test_no_other_page_hears_of_the_choices(new_page: Callable[..., Any]) -> None:
    page = new_page()
    heard: list[str] = []
    page.on("request", lambda request: heard.append(request.headers.get("referer", "")))
    page.goto(f"/library/at/ladder/?{TASKS}")
    page.locator(".sett-tool h3 a").first.click()
    page.wait_for_load_state("networkidle")
    assert heard
    assert not any("decoding" in address for address in heard)


def test_on_paper_a_plan_is_one_sheet_without_what_one_clicks(page: Any, addresses: list[str]) -> None:
    page.emulate_media(media="print")
    page.goto(addresses[-1])
    for hidden in (".sett-when", ".site-footer", ".breadcrumbs"):
        assert all(not part.is_visible() for part in page.locator(hidden).all()), hidden
    for shown in (".sett-record", ".write-line", "#decide-title"):
        assert page.locator(shown).first.is_visible(), shown
