"""Every page of the frame, in both widths and both themes: nothing for axe to find, nothing to scroll sideways to, little on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from tests.fixtures.browser import accessibility_problems

pytestmark = pytest.mark.browser

FOR_ALL = (
    "/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/library/",
    "/search/",
    "/search/?q=reading&tier=1&setting=rural",
    "/search/?q=marmalade&tier=1",
    "/districts/",
    "/districts/cold-marl/",
    "/nowhere/",
)
FOR_MEMBERS = ("/account/", "/account/erase/", "/notifications/", "/notifications/preferences/", "/districts/dunmoor/")
FOR_DISTRICT_ADMINISTRATORS = ("/districts/dunmoor/edit/", "/districts/dunmoor/people/", "/districts/dunmoor/people/invite/")
FOR_CURATORS = ("/", "/dashboard/", "/styleguide/", "/account/email/", "/account/password/change/", "/account/logout/")
MOST_BYTES, MOST_SCRIPT_BYTES = 60_000, 20_000
NARROWEST = 320


def sign_in(page: Any, role: str) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(next(person.email for person in DEMO_SIGN_INS if person.role == role))
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/dashboard/")


def problems(page: Any, address: str) -> list[str]:
    page.goto(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    room = page.viewport_size["width"]
    sideways = [f"{address} is {width} pixels wide in {room}"] if width > room else []
    return sideways + [f"{address}: {problem}" for problem in accessibility_problems(page)]


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_pages_for_all_are_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    assert [problem for address in FOR_ALL for problem in problems(page, address)] == []


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_pages_of_curators_are_open_to_every_curator(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    sign_in(page, "Curator")
    assert [problem for address in FOR_CURATORS for problem in problems(page, address)] == []


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (NARROWEST, "light")])
def test_pages_of_members_and_administrators_are_open_to_each_of_them(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    sign_in(page, "District administrator")
    assert [problem for address in (*FOR_MEMBERS, *FOR_DISTRICT_ADMINISTRATORS) for problem in problems(page, address)] == []


def test_a_wrong_form_takes_the_focus_to_what_is_wrong_and_is_open_to_everybody(new_page: Callable[..., Any]) -> None:
    page = new_page(width=NARROWEST)
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_selector(".error-summary")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert accessibility_problems(page) == []


def test_the_keyboard_reaches_main_first_and_always_shows_where_it_is(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main part"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_escape_closes_the_menu_and_gives_the_focus_back(page: Any) -> None:
    sign_in(page, "Teacher")
    summary = page.locator("details.menu > summary")
    summary.press("Enter")
    page.get_by_role("link", name="Your dashboard").focus()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert summary.evaluate("node => node === document.activeElement")


def test_one_signs_in_and_out_without_scripts(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, "Teacher")
    page.locator("details.menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    assert page.get_by_role("link", name="Sign in").first.is_visible()


@pytest.mark.parametrize("address", ["/", "/account/login/", "/library/", "/search/?q=reading"])
def test_a_first_view_is_light_and_asks_nobody_else(new_page: Callable[..., Any], address: str) -> None:
    page = new_page()
    sizes: dict[str, int] = {}
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto(address, wait_until="networkidle")
    host = page.evaluate("location.origin")
    words = {url: size for url, size in sizes.items() if not url.endswith((".svg", ".png", ".jpg", ".webp", ".ico"))}
    assert {url for url in sizes if not url.startswith((host, "data:"))} == set()
    assert sum(words.values()) <= MOST_BYTES
    assert sum(size for url, size in words.items() if ".js" in url) <= MOST_SCRIPT_BYTES
    assert sum(".css" in url for url in words) == 1
    assert complaints == []


def test_motion_stops_for_those_who_ask(new_page: Callable[..., Any]) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto("/account/login/")
    assert page.locator("button.button").first.evaluate("node => getComputedStyle(node).transitionDuration") == "0s"
