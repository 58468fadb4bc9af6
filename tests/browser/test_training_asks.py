"""What a training asks is asked without scripts too; with them, what is not asked is hidden."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import NARROWEST, problems, sign_in

pytestmark = pytest.mark.browser
COORDINATOR = "PD coordinator"


def form_of(page: Any) -> Any:
    """The form in which one asks for a place in the training that asks most."""
    sign_in(page, COORDINATOR)
    page.goto("/events/first-books-first-sounds/")
    page.get_by_role("link", name="Ask your coordinator for a place").or_(
        page.get_by_role("link", name="Join the waiting list")
    ).first.click()
    return page.get_by_role("main")


def test_what_depends_on_an_answer_comes_and_goes_with_it(new_page: Callable[..., Any]) -> None:
    form = form_of(new_page())
    which, building = form.get_by_role("group", name="Which one?"), form.get_by_label("Where the substitute is needed")
    assert not which.is_visible()
    assert not building.is_visible()
    form.get_by_role("group", name="Do you bring a device?").get_by_label("Yes").check()
    form.get_by_label("Half a day").check()
    assert which.is_visible()
    assert building.is_visible()
    form.get_by_role("group", name="Do you bring a device?").get_by_label("No").check()
    assert not which.is_visible()


def test_without_scripts_every_question_stands_with_its_condition(new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    form = form_of(page)
    assert form.get_by_role("group", name="Which one?").is_visible()
    assert "Only if you answered “yes” to “Do you bring a device?”." in form.inner_text()
    form.get_by_role("group", name="Do you bring a device?").get_by_label("Yes").check()
    form.get_by_role("button").last.click()
    assert page.get_by_role("link", name="Which grades do you teach?: This must be answered.").is_visible()


PAGES = ("requests/", "requests/decided/", "requests/delegates/", "substitutes/", "substitutes/buildings/new/", "accommodations/",
         "first-books-first-sounds/questions/")  # fmt: skip


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_the_pages_of_whoever_decides_are_open_to_everybody(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    form_of(page)
    ask = page.url
    assert problems(page, ask) == []
    assert problems(page, ask.replace("register", "colleagues")) == []
    for path in PAGES:
        assert problems(page, f"/events/{path}") == [], path
