"""Talk from end to end: found, begun, quoted, mended, answered, followed, reported and decided on; without scripts, by keyboard, on a phone. And live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forums.markup import render
from tests.browser.keyboard import focused_text, tab_to, tab_to_field
from tests.browser.test_design_system import MOST_BYTES, NARROWEST, problems, sign_in
from tests.browser.test_library_work import led_to, weighed
from tests.forums.attacks import ALL

pytestmark = pytest.mark.browser

BOARD, MOST_AGAIN = "/forums/front-porch/", 15_000
TOPIC = f"{BOARD} → .topic-list h2 a"
POST = f"{TOPIC} → .post-when a"
OPEN = ("/forums/", BOARD, f"{BOARD}?only=open", "/forums/learning-to-read/?tag=learning-to-read", TOPIC, f"{TOPIC} → .post-when a", "/forums/challenges/",
        "/forums/challenges/?sort=talk", "/forums/challenges/ → .challenge-board th a", "/library/topics/literacy/")  # fmt: skip
OF_MEMBERS = ("/forums/", "/forums/ask/", "/forums/expertise/", BOARD, f"{BOARD}new/", f"{BOARD}new/?ask=1", TOPIC, f"{TOPIC} → .post-tools a[href*='/reply/']",
              f"{TOPIC} → .post-tools a[href$='/flag/']", "/forums/drafts/", "/forums/mail/", "/forums/challenges/")  # fmt: skip
OF_MODERATORS = (
    "/forums/moderation/",
    f"{TOPIC} → .post-tools a[href$='/moderate/']",
    f"{TOPIC} → .page-head a[href$='/settings/']",
)
TABLES = {"": OPEN, "Teacher": OF_MEMBERS, "Moderator": OF_MODERATORS}


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
@pytest.mark.parametrize("role", TABLES)
def test_every_page_of_the_forums_is_open_to_everybody(new_page: Callable[..., Any], role: str, width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    if role:
        sign_in(page, role)
    assert [problem for way in TABLES[role] for problem in problems(page, led_to(page, way))] == []


def press(page: Any, words: str) -> None:
    """Go by keyboard to the link or button that begins with these words, and press it."""
    tab_to(page, lambda: " ".join(focused_text(page).split()).startswith(words))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Any, text: str, send: str) -> None:
    """Go by keyboard to the field for words, write there and send."""
    tab_to_field(page, "text")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    press(page, send)


def test_a_question_goes_its_whole_way_without_scripts_by_keyboard_on_a_phone(new_page: Callable[..., Any]) -> None:
    rosa, ben, tom = (new_page(width=NARROWEST, java_script_enabled=False) for _ in range(3))
    for page, role in ((rosa, "Teacher"), (ben, "PD coordinator"), (tom, "Moderator")):
        sign_in(page, role)

    address = ask_a_question(rosa)
    quote_and_mend(ben)
    tom.goto(address)
    press(tom, "Tell me of every post")
    assert tom.get_by_text("You hear of every new post here.").is_visible()
    report(rosa, address)
    tom.goto("/forums/moderation/")
    press(tom, "#2 in Who has a spare kiln?")
    press(tom, "Let it stand")
    rosa.goto(address)
    press(rosa, "This answers it: post 2")
    assert rosa.get_by_text("Accepted as the answer").is_visible()
    ben.goto(f"{BOARD}?only=open")
    assert ben.get_by_role("link", name="Who has a spare kiln?").count() == 0
    for page in (rosa, ben, tom):
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST


def ask_a_question(page: Any) -> str:
    """From the list of boards to a topic; its address."""
    page.goto("/forums/")
    press(page, "Front porch")
    press(page, "Start a topic")
    tab_to_field(page, "title")
    page.keyboard.type("Who has a spare kiln?")
    write(page, "Ours is cold since Monday, and the clay is wet.", "Start the topic")
    assert page.get_by_role("heading", name="Who has a spare kiln?").is_visible()
    return str(page.url).split("#")[0]


def quote_and_mend(page: Any) -> None:
    """From the board to a reply that quotes the question, and a change of it."""
    page.goto("/forums/")
    press(page, "Front porch")
    press(page, "Who has a spare kiln?")
    press(page, "Quote post 1")
    assert "> Ours is cold" in page.locator("[name=text]").input_value()
    write(page, "We have one with a bad lid.", "Send the reply")
    assert page.locator("#post-2 blockquote").is_visible()
    press(page, "Edit post 2")
    write(page, " It takes an hour to mend.", "Save the changes")
    assert "an hour to mend" in page.locator("#post-2").inner_text()


def report(page: Any, address: str) -> None:
    """Say that the reply is wrong."""
    page.goto(address)
    press(page, "Report post 2")
    tab_to_field(page, "reason")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    press(page, "Report it")


def test_a_topic_is_light_at_first_and_lighter_when_somebody_comes_back(new_page: Callable[..., Any]) -> None:
    page = new_page()
    address = led_to(page, TOPIC)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    with weighed(page) as first:
        page.goto(address)
    with weighed(page) as again:
        page.goto(address)
    assert sum(first) <= MOST_BYTES
    assert sum(again) <= MOST_AGAIN


def test_a_reply_of_somebody_else_is_said_and_moves_nothing_that_is_being_read(new_page: Callable[..., Any]) -> None:
    reading, writing = new_page(height=500), new_page()
    sign_in(reading, "Teacher")
    sign_in(writing, "PD coordinator")
    address = led_to(writing, f"{BOARD} → .topic-list li:nth-child(3) h2 a")
    reading.goto(address)
    reading.get_by_text("Up to date to").wait_for()
    box = reading.locator("#reply ~ form [name=text]")
    box.focus()
    reading.keyboard.type("I begin to write")
    before = reading.locator(".post").count()
    place = reading.locator(".post").first.evaluate("node => node.getBoundingClientRect().top + scrollY")
    writing.goto(address)
    writing.locator("#reply ~ form [name=text]").fill("A word from the other end of the county.")
    writing.get_by_role("button", name="Send the reply").click()
    reading.locator(".post").nth(before).wait_for(state="attached", timeout=20_000)
    reading.locator("[data-talk-log]", has_text="1 new reply below").wait_for(state="attached", timeout=15_000)
    assert reading.evaluate("document.activeElement.name") == "text", "the focus stays where somebody writes"
    assert box.input_value() == "I begin to write"
    assert "other end of the county" in reading.locator(".post").last.inner_text(), "below all that was there"
    assert reading.locator(".post").first.evaluate("node => node.getBoundingClientRect().top + scrollY") == place


def test_chromium_makes_nothing_but_words_of_any_attack_however_often_it_reads_it(page: Any) -> None:
    page.goto("/nowhere/")
    wrong = page.evaluate(READ_TWICE, [render(attack, names=["Rosa Tiller"]) for attack in ALL])
    assert wrong == []


# What a browser makes of HTML is read back and read again: what changes its meaning on the way shows itself.
READ_TWICE = """async (pieces) => {
  const wrong = [], ran = [];
  window.alert = () => ran.push("alert");
  const bad = "script,style,iframe,object,embed,svg,math,form,input,base,meta,link,img,template,[style],[srcdoc]";
  for (const piece of pieces) {
    const box = document.createElement("div");
    document.body.append(box);
    box.innerHTML = piece;
    for (const _ of [1, 2]) box.innerHTML = box.innerHTML;
    const nodes = [...box.querySelectorAll("*")];
    const handled = nodes.some((node) => [...node.attributes].some((one) => one.name.startsWith("on")));
    const led = [...box.querySelectorAll("[href]")].some((node) => !["http:", "https:", "mailto:"].includes(node.protocol));
    if (box.querySelector(bad) || handled || led) wrong.push(piece);
    box.remove();
  }
  await new Promise((done) => setTimeout(done, 200));
  return [...wrong, ...ran];
}"""
