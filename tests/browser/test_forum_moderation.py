"""The rooms of moderators and of whom they decide about, each open to everybody: on a wide screen by day and on a phone by night."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import NARROWEST, problems, sign_in
from tests.browser.test_library_work import led_to

pytestmark = pytest.mark.browser

PORCH, STAFF_ROOM = "/forums/front-porch/", "/forums/dunmoor-staff-room/"
CLUB = f"{PORCH} → .topic-list a:has-text('Who has a club')"
SETTINGS = f"{CLUB} → .page-head a[href$='/settings/']"
PURGE = f"{CLUB} → .post-tools a[href$='/moderate/'] → a[href$='/purge/']"
ROOMS = ("/forums/moderation/words/", "/forums/moderation/rota/", "/forums/moderation/log/", f"{CLUB} → a[href$='/history/']", PURGE,
         f"{SETTINGS} → a[href$='/merge/']", f"{SETTINGS} → a[href$='/split/']")  # fmt: skip


class Person:
    """Somebody in front of the site: what they do they do without scripts, and axe looks at the same pages with them."""

    def __init__(self, new_page: Callable[..., Any], role: str, **screen: Any) -> None:
        self.page = new_page(java_script_enabled=False, **screen)
        sign_in(self.page, role)
        self.looking = new_page(storage_state=self.page.context.storage_state(), **screen)

    def way(self, way: str) -> str:
        """The address at the end of a way."""
        return led_to(self.page, way)

    def problems(self, *addresses: str) -> list[str]:
        """What is wrong with these pages as this person has them."""
        return [problem for address in addresses for problem in problems(self.looking, address)]

    def send(self, button: str, **fields: str) -> str:
        """Fill these fields of the page, press this button, and say where that led."""
        for name, value in fields.items():
            self.page.locator(f"main form:has(button:text('{button}')) [name={name}]").fill(value)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button).first.click()
        return str(self.page.url)


@pytest.fixture(params=[(1280, "light"), (NARROWEST, "dark")], ids=["wide and light", "narrow and dark"])
def someone(request: pytest.FixtureRequest, new_page: Callable[..., Any]) -> Callable[[str], Person]:
    """`someone("Teacher")` in front of this screen."""
    width, theme = request.param
    return lambda role: Person(new_page, role, width=width, color_scheme=theme)


def test_rooms_of_moderators_are_open_to_everybody(someone: Callable[[str], Person]) -> None:
    tom = someone("Moderator")
    found = [problem for way in ROOMS for problem in tom.problems(tom.way(way))]
    tom.page.goto(tom.way(f"{SETTINGS} → a[href$='/merge/']"))
    tom.send("Show what would happen", into=led_to(tom.looking, f"{PORCH} → .topic-list li:last-child h2 a"))
    assert tom.page.get_by_role("button", name="Merge them").is_visible()
    assert found == []


def test_a_message_is_answered_with_an_appeal_that_another_moderator_decides(someone: Callable[[str], Person]) -> None:
    rosa, tom, jo = someone("Teacher"), someone("Moderator"), someone("Consortium administrator")
    rosa.page.goto(rosa.way(CLUB))
    post = rosa.send("Send the reply", text=f"Ours meets in a barn {rosa.page.viewport_size['width']} feet long.")
    edit = rosa.way(f"{post} → .post:last-child .post-tools a[href$='/edit/']")
    found = rosa.problems(edit, edit.replace("/edit/", "/delete/"))
    tom.page.goto(edit.replace("/edit/", "/moderate/"))
    tom.send("Send this message", reason="Say which barn, so that nobody looks for it.")
    decision = news_of(rosa, "Say which barn")
    found += rosa.problems(decision)
    rosa.page.goto(decision)
    rosa.send("Ask another moderator", text="It is ours, and the farmer knows.")
    appeal = news_of(jo, "another moderator")
    found += rosa.problems(decision) + jo.problems(appeal)
    jo.page.goto(appeal)
    jo.page.get_by_label("It is undone").check()
    jo.send("Decide, and tell them", answer="The barn is known to all of us.")
    found += jo.problems(appeal) + rosa.problems(decision)
    assert rosa.looking.get_by_text("The barn is known to all of us.").is_visible()
    assert found == []


def news_of(person: Person, words: str) -> str:
    """Where the newest notification with these words leads."""
    person.page.goto("/notifications/")
    with person.page.expect_navigation():
        person.page.locator("main button, main a").filter(has_text=words).first.click()
    return str(person.page.url)


def test_whoever_is_silenced_is_told_where_they_would_write(someone: Callable[[str], Person]) -> None:
    ben, tom = someone("PD coordinator"), someone("Moderator")
    talk = ben.way(CLUB)
    ben.page.goto(talk)
    post = ben.send("Send the reply", text=f"We lend a van of {ben.page.viewport_size['width']} seats.")
    person = tom.way(f"{post} → .post:last-child .post-tools a[href$='/moderate/'] → a[href*='/people/']")
    tom.page.goto(person)
    tom.send("Let them write nothing until then", reason="The van again.")
    found = tom.problems(person) + ben.problems(talk, f"{talk}reply/")
    assert ben.looking.get_by_text("A moderator says why: The van again.").is_visible()
    tom.page.goto(person)
    tom.send("Let them write again now")
    ben.page.goto(talk)
    assert ben.page.get_by_role("heading", name="Reply", exact=True).is_visible()
    assert found == []


def test_a_closed_board_is_opened_read_and_closed_in_the_sight_of_its_district(someone: Callable[[str], Person]) -> None:
    jo, marguerite = someone("Consortium administrator"), someone("District administrator")
    jo.page.goto("/forums/moderation/opened/")
    board = jo.send("Open it, and tell the district", address=STAFF_ROOM, reason="A complaint about the kiln room.")
    found = jo.problems(board, jo.way(f"{board} → .topic-list a"), "/forums/moderation/opened/") + marguerite.problems(STAFF_ROOM)
    marguerite.page.goto(STAFF_ROOM)
    marguerite.send("End it now")
    assert jo.page.goto(board).status == 404, "it is closed again"
    found += marguerite.problems(STAFF_ROOM)
    assert found == []
