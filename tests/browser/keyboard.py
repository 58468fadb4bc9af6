"""Going about a page by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

MOST_STEPS = 60


def focused_text(page: Any) -> str:
    text: str = page.evaluate("document.activeElement.textContent")
    return text


def tab_to(page: Any, found: Callable[[], bool]) -> None:
    """Press Tab until the focus is there; at every stop it is drawn, and nothing that sticks covers it."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_SEEN), focused_text(page)
        if found():
            return
    pytest.fail(f"the keyboard did not get there in {MOST_STEPS} steps")


FOCUS_IS_SEEN = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
  // The browser itself marks the part of a date that has the focus, such as the button of its calendar.
  const drawn = (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none') || node.type === 'date';
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
  return drawn && (top === null || node.contains(top) || top.contains(node));
}"""


def tab_to_field(page: Any, name: str) -> None:
    """Go to the field of this name."""
    tab_to(page, lambda: page.evaluate("document.activeElement.name") == name)


def tab_to_words(page: Any, words: str) -> None:
    """Go to the link or button that says this."""
    tab_to(page, lambda: focused_text(page).strip() == words)


def press(page: Any, words: str) -> None:
    """Go to the link or button that says this, and press it."""
    tab_to_words(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill_in(page: Any, **values: str) -> None:
    """Write into each field, in their order on the page."""
    for name, value in values.items():
        tab_to_field(page, name)
        page.keyboard.type(value)
