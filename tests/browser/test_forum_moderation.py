"""The rooms of moderators and of whom they decide about, each open to everybody: by the keyboard's eye, on a phone in the dark, without scripts."""

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


@pytest.fixture(params=[(1280, "light"), (NARROWEST, "dark")], ids=["wide and light", "narrow and dark"])
def someone(request: pytest.FixtureRequest, new_page: Callable[..., Any]) -> Callable[[str], Any]:
    """`someone("Teacher")`: a page in front of this person, without scripts."""
    width, theme = request.param

    def sit_down(role: str) -> Any:
        page = new_page(width=width, color_scheme=theme, java_script_enabled=False)
        sign_in(page, role)
        return page

    return sit_down


def send(page: Any, button: str, **fields: str) -> str:
    """Fill these fields, press this button, and say where that led."""
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)
    page.get_by_role("button", name=button).first.click()
    return str(page.url)


def test_rooms_of_moderators_are_open_to_everybody(someone: Callable[[str], Any]) -> None:
    tom = someone("Moderator")
    assert [problem for way in ROOMS for problem in problems(tom, led_to(tom, way))] == []
    tom.goto(led_to(tom, f"{SETTINGS} → a[href$='/merge/']"))
    send(tom, "Show what would happen", into=led_to(tom, f"{PORCH} → .topic-list li:last-child h2 a"))
    assert tom.get_by_role("button", name="Merge them").is_visible()


def test_a_message_is_answered_with_an_appeal_that_another_moderator_decides(someone: Callable[[str], Any]) -> None:
    rosa, tom, jo = someone("Teacher"), someone("Moderator"), someone("Consortium administrator")
    rosa.goto(led_to(rosa, CLUB))
    post = send(rosa, "Send the reply", text=f"Ours meets in a barn with one camera, {rosa.viewport_size['width']} feet long.")
    edit = led_to(rosa, f"{post} → .post:last-child .post-tools a[href$='/edit/']")
    found = problems(rosa, edit) + problems(rosa, edit.replace("/edit/", "/delete/"))
    tom.goto(edit.replace("/edit/", "/moderate/"))
    send(tom, "Send this message", **{"reason >> nth=1": "Say which barn, so that nobody looks for it."})
    decision = led_to(rosa, "/account/notifications/ → a:has-text('Say which barn')")
    found += problems(rosa, decision)
    send(rosa, "Ask another moderator", text="It is ours, and the farmer knows.")
    found += problems(rosa, rosa.url)
    appeal = led_to(jo, "/account/notifications/ → a:has-text('another moderator')")
    found += problems(jo, appeal)
    jo.get_by_label("It is undone").check()
    send(jo, "Decide, and tell them", answer="The barn is known to all of us.")
    found += problems(jo, jo.url) + problems(rosa, decision)
    assert found == []


def test_whoever_is_silenced_is_told_where_they_would_write(someone: Callable[[str], Any]) -> None:
    ben, tom = someone("PD coordinator"), someone("Moderator")
    talk = led_to(ben, CLUB)
    ben.goto(talk)
    post = send(ben, "Send the reply", text=f"We lend a van of {ben.viewport_size['width']} seats.")
    moderate = led_to(tom, f"{post} → .post:last-child .post-tools a[href$='/moderate/']")
    person = led_to(tom, f"{moderate} → a[href*='/people/']")
    tom.goto(person)
    send(tom, "Let them write nothing until then", reason="The van again.")
    found = problems(tom, person) + problems(ben, talk) + problems(ben, f"{talk}reply/")
    assert ben.get_by_text("A moderator says why: The van again.").is_visible()
    tom.goto(person)
    tom.get_by_role("button", name="Let them write again now").click()
    ben.goto(talk)
    assert ben.get_by_role("heading", name="Reply", exact=True).is_visible()
    assert found == []


def test_a_closed_board_is_opened_read_and_closed_in_the_sight_of_its_district(someone: Callable[[str], Any]) -> None:
    jo, marguerite = someone("Consortium administrator"), someone("District administrator")
    jo.goto("/forums/moderation/opened/")
    board = send(jo, "Open it, and tell the district", address=STAFF_ROOM, reason="A complaint about the kiln room.")
    found = problems(jo, board) + problems(jo, led_to(jo, f"{board} → .topic-list a")) + problems(jo, "/forums/moderation/opened/")
    found += problems(marguerite, STAFF_ROOM)
    send(marguerite, "End it now")
    jo.goto(board)
    assert jo.title() != "Dunmoor staff room", "it is closed again"
    found += problems(marguerite, STAFF_ROOM)
    assert found == []
