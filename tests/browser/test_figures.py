"""Live figures: on our own pages, in a frame on somebody else's, on paper, for every reader; letters, filled, printed, mailed."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.bench.site import Site
from tests.browser.test_design_system import MOST_BYTES, sign_in
from tests.fixtures.browser import accessibility_problems

pytestmark = pytest.mark.browser
PAGES = ("/figures/", "/figures/students/", "/figures/rank-country/", "/figures/tier-1-findings/", "/figures/large-districts/",
         "/embed/figures/students/?show=chart")  # fmt: skip
FRAMED = ("/embed/figures/students/?show=chart", "/figures/students/", "/", "/districts/", "/figures/students.json")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *told: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def foreign(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site, with a page for each of our addresses in a frame and one that reads our JSON."""
    folder: Path = tmp_path_factory.mktemp("foreign")
    for number, address in enumerate(FRAMED):
        (folder / f"{number}.html").write_text(f'<!DOCTYPE html><title>Town</title><iframe src="{site.url}{address}"></iframe>')
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


def in_frame(page: Any, address: str) -> str:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return str(page.frames[1].evaluate("document.body ? document.body.innerText : ''"))


def test_an_embedded_figure_shows_in_a_frame_on_a_foreign_page_and_no_other_page_does(
    new_page: Callable[..., Any], foreign: str
) -> None:
    page = new_page()
    assert "Together we are" in in_frame(page, f"{foreign}/0.html")
    for number in range(1, len(FRAMED)):
        assert "students" not in in_frame(page, f"{foreign}/{number}.html"), FRAMED[number]


def test_an_embedded_figure_brings_no_cookie_and_no_script_and_its_links_leave_the_frame(
    new_page: Callable[..., Any], foreign: str
) -> None:
    page = new_page()
    kinds: list[str] = []
    page.on("request", lambda request: kinds.append(request.resource_type))
    page.goto(f"{foreign}/0.html")
    page.wait_for_load_state("networkidle")
    assert page.context.cookies() == []
    assert "script" not in kinds
    page.frames[1].get_by_role("link", name="How this is counted").click()
    page.wait_for_url("**/figures/students/")
    assert page.main_frame.url.endswith("/figures/students/")


def test_a_foreign_page_may_read_the_json(new_page: Callable[..., Any], foreign: str, site: Site) -> None:
    page = new_page()
    page.goto(f"{foreign}/0.html")
    told = page.evaluate(f"fetch('{site.url}/figures/students.json').then(answer => answer.json())")
    assert told["key"] == "students"
    assert told["number"] > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", PAGES)
def test_figures_are_for_every_reader(new_page: Callable[..., Any], address: str, width: int, scheme: str) -> None:
    page = new_page(width=width, color_scheme=scheme)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert accessibility_problems(page) == []
    assert sum(sizes) <= MOST_BYTES
    assert page.locator("main").evaluate("part => part.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("address", PAGES[1:3])
def test_figures_hold_in_forced_colours_and_on_paper(new_page: Callable[..., Any], address: str) -> None:
    forced = new_page(forced_colors="active")
    forced.goto(address)
    assert accessibility_problems(forced) == []
    paper = new_page()
    paper.emulate_media(media="print")
    paper.goto(address)
    assert paper.locator(".bars").first.is_visible()
    assert not paper.get_by_role("heading", name="Put it on your own site").is_visible()


def test_the_table_behind_a_chart_opens_by_keyboard_without_scripts(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/figures/students/")
    page.locator(".figure-table summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".figure-table table").is_visible()
    assert page.locator(".figure-table tbody tr").count() == page.locator(".bars g").count()


def test_a_member_fills_a_letter_and_prints_only_the_letter(new_page: Callable[..., Any]) -> None:
    page = new_page()
    sign_in(page, "Teacher")
    page.goto("/letters/")
    assert accessibility_problems(page) == []
    page.get_by_role("link", name="Fair funding for small districts").click()
    assert accessibility_problems(page) == []
    letter = page.get_by_label("Your letter")
    letter.fill(letter.input_value().replace("[Senator or Representative and name]", "Senator Hale"))
    page.get_by_role("button", name="Make the letter ready").click()
    assert accessibility_problems(page) == []
    assert "Dear Senator Hale" in page.locator(".letter-sheet").inner_text()
    page.emulate_media(media="print")
    assert page.locator(".letter-sheet").is_visible()
    assert not page.get_by_role("heading", name="Your letter is ready").is_visible()
