"""A consortium administrator makes a public page in the CMS without a mouse.

An action is one thing that an editor decides to do: fill in a field, press a button, choose an entry. Going from one to the next with Tab,
and pressing it, belong to the action.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import sign_in

pytestmark = pytest.mark.browser
FEWER_THAN = 15
MOST_STEPS = 80
TITLE = "Why one bus is not enough"
WORDS = "Every valley has one road, and one bus that drives it."
SHOWN = "A green van on a winding road."
FOCUSED = """() => {
  const node = document.activeElement;
  return node.matches('body, [role=dialog]') ? '' : [node.name, node.getAttribute('aria-label'), node.title, node.textContent, node.className].map(part => String(part ?? '').trim()).join('|');
}"""


class Editor:
    """Somebody at a keyboard, with a count of what they did."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.actions: list[str] = []

    def go_to(self, words: str, *, back: bool = False) -> None:
        """Press Tab until the focus is on what has these words."""
        for _ in range(MOST_STEPS):
            if words in self.page.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        pytest.fail(f"the keyboard did not get to “{words}” in {MOST_STEPS} steps")

    def write(self, field: str, text: str) -> None:
        self.actions.append(f"write the {field}")
        self.go_to(field)
        self.page.keyboard.type(text)

    def press(self, words: str, *, back: bool = False, leads_on: bool = False) -> None:
        self.actions.append(f"press {words}")
        self.go_to(words, back=back)
        if leads_on:
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.press("Enter")

    def choose_picture(self, title: str) -> None:
        """The chooser opens over the page; its first pictures follow its search."""
        self.press("Choose an image")
        self.page.get_by_role("dialog").get_by_role("link", name=title).first.wait_for()
        self.press(title)
        self.page.get_by_role("dialog").wait_for(state="hidden")

    def insert(self, block: str) -> None:
        """A block below the one that was written last: its name is written into the search of the list of blocks."""
        self.actions.append(f"insert {block}")
        self.page.keyboard.press("Tab")
        self.go_to("Insert a block")
        self.page.keyboard.press("Enter")
        self.page.get_by_role("option", name=block).wait_for()
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(block)
        self.page.get_by_role("option").nth(1).wait_for(state="detached")
        self.page.keyboard.press("Enter")

    def choose(self, name: str) -> None:
        """An entry of the next list, by the first letters of its name."""
        self.actions.append(f"choose {name}")
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.tagName") == "SELECT":
                self.page.keyboard.type(name)
                return
        pytest.fail("the keyboard came to no list of entries")


def test_a_page_with_a_picture_and_live_figures_is_made_by_keyboard_in_few_actions(new_page: Callable[..., Any]) -> None:
    page = new_page()
    sign_in(page, "Consortium administrator")
    page.goto("/cms/pages/")
    editor = Editor(page)
    editor.press("Add child page", leads_on=True)
    editor.write("title|", TITLE)
    editor.write("introduction|", "One bus, nine riders, forty miles.")
    editor.choose_picture("The road in fall")
    editor.write("picture_words|", SHOWN)
    editor.write("DraftEditor-content", WORDS)
    editor.insert("Live figures side by side")
    editor.choose("Resources in")
    editor.press("More actions")
    editor.press("Publish", leads_on=True)
    assert len(editor.actions) < FEWER_THAN, editor.actions

    visitor = new_page()
    visitor.goto("/why-one-bus-is-not-enough/")
    assert visitor.get_by_role("heading", name=TITLE).is_visible()
    assert visitor.get_by_text(WORDS).is_visible()
    assert visitor.get_by_alt_text(SHOWN).is_visible()
    for figure in ("library-resources", "districts"):
        assert visitor.locator(f'main a[href*="/figures/{figure}/"]').first.is_visible()
