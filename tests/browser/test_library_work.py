"""What members and curators do in the library: every page of it for everybody, light, without sideways scroll; collections put in order by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.browser.keyboard import focused_text, tab_to
from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems, sign_in

pytestmark = pytest.mark.browser

# Addresses, and after an arrow the links that lead on from one to the next.
OPEN = (
    "/library/topics/",
    "/library/topics/literacy/",
    "/library/topics/literacy/?kind=practice",
    "/search/?kind=link&sort=newest → ol.results h2 a",
    "/library/guide-mathematics-response-to-intervention-2009/",
    "/library/guide-mathematics-response-to-intervention-2009/ → a[href*='/history/']",
    "/library/collections/",
    "/library/collections/ → .rows h2 a",
    "/library/collections/ → .rows h2 a → a[href$='/print/']",
    "/library/tried/",
    "/library/tried/?outcome=trying",
    "/library/tried/ → .tried-note a",
    "/library/read-along-with-text-to-speech/",
    "/library/tried/ → .tried-note a → a[href*='/tried/on/']",
    "/districts/cold-marl/",
)
OF_A_MEMBER = (
    "/library/mine/",
    "/library/propose/",
    "/library/proposals/",
    "/library/collections/new/",
    "/library/mine/ → section[aria-labelledby=collections] .rows a",
    "/library/mine/ → section[aria-labelledby=collections] .rows a → a[href$='/edit/']",
    "/library/mine/ → section[aria-labelledby=collections] .rows a → a[href$='/delete/']",
    "/library/mine/ → section[aria-labelledby=collections] .rows a → a[href$='/note/']",
    "/library/mine/ → section[aria-labelledby=saved] .rows a → a[href*='/collections/add/']",
    "/library/mine/ → section[aria-labelledby=saved] .rows a → a[href*='/rate/']",
    "/library/mine/ → section[aria-labelledby=saved] .rows a → a[href$='/write/']",
    "/library/tried/ours/",
    "/library/tried/?district=larkrise-technical → .tried-note a → a[href$='/report/']",
)
QUEUES = ("proposed", "review", "drafts", "links", "retired", "declined")
OF_CURATORS = (
    *(f"/library/curation/?queue={name}" for name in QUEUES),
    "/library/curation/?queue=proposed → table.data a",
    "/library/curation/?queue=review → table.data a",
    "/library/curation/?queue=retired → table.data a",
    "/library/tried/reports/",
)
TABLES = {"": OPEN, "Teacher": OF_A_MEMBER, "Curator": OF_CURATORS}


@contextmanager
def weighed(page: Any) -> Iterator[list[int]]:
    """The bytes of what the page asks for, as if it had been nowhere before."""
    sizes: list[int] = []

    def add(request: Any) -> None:
        sizes.append(request.sizes()["responseBodySize"])

    page.on("requestfinished", add)
    yield sizes
    page.wait_for_load_state("networkidle")
    page.remove_listener("requestfinished", add)


def led_to(page: Any, way: str) -> str:
    """The address at the end of a way."""
    address, *links = way.split(" → ")
    for link in links:
        page.goto(address)
        address = page.locator(f"main {link}").first.get_attribute("href")
    return address


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
@pytest.mark.parametrize("role", TABLES)
def test_every_page_is_open_to_everybody_and_light(new_page: Callable[..., Any], role: str, width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    if role:
        sign_in(page, role)
    found: list[str] = []
    for way in TABLES[role]:
        address = led_to(page, way)
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        with weighed(page) as sizes:
            found += problems(page, address)
        if sum(sizes) > MOST_BYTES:
            found.append(f"{address} weighs {sum(sizes)} bytes")
    assert found == []


def titles(page: Any) -> list[str]:
    return [str(title) for title in page.locator(".entries h2").all_inner_texts()]


def own_collection(page: Any) -> str:
    """A collection of the teacher's that no other test sees, of what the first public one holds."""
    sign_in(page, "Teacher")
    page.goto(led_to(page, "/library/collections/ → .rows h2 a"))
    page.get_by_role("button", name="Copy it for me").click()
    page.wait_for_load_state("networkidle")
    return str(page.url)


def test_by_keyboard_an_entry_moves_without_a_new_page_and_it_is_said(new_page: Callable[..., Any]) -> None:
    page = new_page()
    own_collection(page)
    first, second, *others = titles(page)
    page.evaluate("document.body.dataset.same = 'page'")
    tab_to(page, lambda: focused_text(page).strip().startswith("Down"))
    page.keyboard.press("Enter")
    page.get_by_text(f"{first}: now number 2 of").wait_for(state="attached")
    assert titles(page) == [second, first, *others]
    assert focused_text(page).strip().startswith("Down")
    assert page.locator(".entry").first.get_by_role("button", name="Up").is_disabled()
    assert page.evaluate("document.body.dataset.same") == "page"
    for _ in others:
        place = titles(page).index(first) + 2
        page.keyboard.press("Enter")
        page.get_by_text(f"{first}: now number {place} of").wait_for(state="attached")
    assert focused_text(page).strip().startswith("Up"), "at the end the focus stays on what still works"
    page.reload()
    assert titles(page) == [second, *others, first]
    assert problems(page, page.url) == []


def test_without_scripts_an_entry_moves_and_where_the_network_fails_nothing_is_pretended(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    own_collection(page)
    first, second, *others = titles(page)
    page.locator(".entry").first.get_by_role("button", name="Down").click()
    assert titles(page) == [second, first, *others]

    scripted = new_page()
    address = own_collection(scripted)
    before = titles(scripted)
    scripted.route("**/move/", lambda route: route.fulfill(status=500))
    with scripted.expect_navigation():
        scripted.locator(".entry").first.get_by_role("button", name="Down").click()
    assert scripted.url.partition("#")[0] == address.partition("#")[0]
    assert titles(scripted) == before


def test_on_paper_a_collection_is_its_titles_notes_and_addresses(page: Any) -> None:
    page.emulate_media(media="print")
    page.goto(led_to(page, "/library/collections/ → .rows h2 a → a[href$='/print/']"))
    for hidden in (".site-header nav", ".site-footer", ".breadcrumbs"):
        assert all(not part.is_visible() for part in page.locator(hidden).all()), hidden
    assert page.locator("main h2").count() > 2
    assert page.locator("main .voice").first.is_visible()
