"""What the public, legislators and funders read: open to everybody in every appearance, light, and with pictures of the right size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems

pytestmark = pytest.mark.browser

STORY = "/stories/physics-at-two-schools/"
PAGES = (
    "/",
    "/why-we-cooperate/",
    "/why-we-cooperate/fair-funding/",
    "/stories/",
    STORY,
    "/news/",
    "/news/upper-sorrel-applies/",
    "/what-we-achieved/",
    "/partners/",
    "/press/",
    "/districts/cold-marl/",
    "/challenges/",
    "/challenges/many-levels/",
    "/join/",
    "/contact/",
)
WITH_LEAD = ("/why-we-cooperate/", STORY)


@pytest.fixture(scope="module", autouse=True)
def _pictures_are_cut(site: Any) -> None:
    """As the worker does after publishing."""
    site.manage("shell", "--no-imports", "-c", CUT)


CUT = """
from clearinghouse.core.outbox.delivery import deliver_due
from clearinghouse.core.models import OutboxMessage
from clearinghouse.advocacy.services.pictures import SIZES
while OutboxMessage.objects.filter(topic=SIZES, state="waiting").exists():
    deliver_due(SIZES)
"""


@pytest.mark.parametrize(
    ("width", "theme"), [(1280, "light"), (1280, "dark"), (768, "light"), (NARROWEST, "dark"), (NARROWEST, "light")]
)
def test_every_public_page_is_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    assert [problem for address in PAGES for problem in problems(page, address)] == []


def test_public_pages_hold_in_forced_colors(new_page: Callable[..., Any]) -> None:
    page = new_page(forced_colors="active")
    assert [problem for address in PAGES for problem in problems(page, address)] == []


def test_public_pages_hold_on_paper_without_what_one_clicks(new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.emulate_media(media="print")
    for address in PAGES:
        assert problems(page, address) == []
        assert page.locator("h1").is_visible()
        assert not page.locator("header nav").first.is_visible()


@pytest.mark.parametrize("address", PAGES)
def test_a_first_view_weighs_little_without_its_pictures(new_page: Callable[..., Any], address: str) -> None:
    page = new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(0 if is_picture(request) else request.sizes()["responseBodySize"]))
    answer = page.goto(address, wait_until="networkidle")
    assert answer.status == 200
    assert 0 < sum(sizes) <= MOST_BYTES


def is_picture(request: Any) -> bool:
    return bool(request.resource_type == "image")


@pytest.mark.parametrize(
    ("width", "scale", "most"), [(NARROWEST, 1, 640), (NARROWEST, 2, 640), (768, 1, 1152), (1280, 1, 1152), (1280, 2, 1920)]
)
@pytest.mark.parametrize("address", WITH_LEAD)
def test_the_largest_picture_is_as_large_as_the_screen_needs(
    new_page: Callable[..., Any], address: str, width: int, scale: int, most: int
) -> None:
    page = new_page(width=width, device_scale_factor=scale)
    page.goto(address, wait_until="networkidle")
    lead = page.locator(".lead-picture img")
    shown = lead.evaluate(
        "image => ({width: image.naturalWidth, box: image.getBoundingClientRect().width, loading: image.loading, source: image.currentSrc})"
    )
    assert shown["loading"] != "lazy"
    assert shown["source"].endswith(".avif")
    assert min(shown["box"] * scale, 1920) <= real_width(shown["source"]) <= most


def real_width(address: str) -> int:
    """The width that Wagtail cut, from the picture's own name."""
    crop = next(part for part in urlsplit(address).path.split(".") if part.startswith(("fill-", "width-")))
    return int(crop.split("-")[1].split("x")[0])


def test_every_picture_on_a_public_page_has_words_or_says_that_it_needs_none(new_page: Callable[..., Any]) -> None:
    page = new_page()
    for address in PAGES:
        page.goto(address)
        silent = page.evaluate("[...document.images].filter(image => !image.hasAttribute('alt')).map(image => image.src)")
        assert silent == [], address
