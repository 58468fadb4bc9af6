"""From an invitation to one's own place, by keyboard alone, with the mails that really leave."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from email import policy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.bench.site import Site
from tests.browser.keyboard import fill_in, press, tab_to, tab_to_field
from tests.browser.test_design_system import NARROWEST, accessibility_problems, sign_in

pytestmark = pytest.mark.browser
DELIVER = "from clearinghouse.core.outbox.delivery import deliver_due; [deliver_due(topic) for topic in ('districts.invitations', 'accounts.mail')]"
PASSWORD, NEW_PASSWORD = "nine-herons-at-dusk", "ten-herons-at-dawn"


@pytest.fixture
def link_in_mail(site: Site) -> Callable[[str], str]:
    """`link_in_mail(address)`: the path of the link in the last mail to this address, once the worker has sent what waits."""

    def find(address: str) -> str:
        site.manage("shell", "--no-imports", "-c", DELIVER)
        mails = sorted(Path(site.environment["VAR_DIR"], "mail").iterdir(), key=lambda file: file.stat().st_mtime)
        texts = [text for file in mails for text in mails_to(address, file)]
        link = re.search(r"^https?://\S+", texts[-1], re.MULTILINE)
        assert link, texts[-1]
        return urlsplit(link[0]).path

    return find


def mails_to(address: str, file: Path) -> list[str]:
    """The texts of the mails to this address in one file, each of which ends with a line of dashes."""
    parts = re.split(rb"\n-{79}\n", file.read_bytes())
    found = [email.message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]
    return [str(mail.get_body(("plain",)).get_content()) for mail in found if address in str(mail["To"])]


def test_an_invited_teacher_gets_to_her_place_by_keyboard_alone(
    new_page: Callable[..., Any], link_in_mail: Callable[[str], str]
) -> None:
    address = "nora.pell@dunmoor.example"
    administrator = new_page()
    sign_in(administrator, "District administrator")
    administrator.goto("/districts/dunmoor/people/invite/")
    fill_in(administrator, emails=address)
    tab_to(administrator, lambda: administrator.evaluate("document.activeElement.value") == "teacher")
    administrator.keyboard.press("Space")
    press(administrator, "Send the invitations")

    teacher = new_page(width=NARROWEST)
    teacher.goto(link_in_mail(address))
    press(teacher, "Make an account with this address")
    fill_in(teacher, first_name="Nora", last_name="Pell", password1=PASSWORD, password2=PASSWORD)
    press(teacher, "Make my account")
    press(teacher, "Accept and join Dunmoor")
    assert "Dunmoor" in teacher.get_by_role("status").inner_text()
    administrator.goto("/districts/dunmoor/people/")
    assert "Nora Pell" in administrator.locator("main").inner_text()


def test_a_forgotten_password_is_set_anew_by_keyboard_and_the_old_one_ends(
    new_page: Callable[..., Any], link_in_mail: Callable[[str], str]
) -> None:
    address = "kit.marlowe@elsewhere.example"  # nobody else signs in as Kit: the site is shared with the other tests
    page = new_page()
    page.goto("/account/password/reset/")
    fill_in(page, email=address)
    page.keyboard.press("Enter")
    page.wait_for_url("**/done/")
    page.goto(link_in_mail(address))
    fill_in(page, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/done/")
    page.goto("/account/login/")
    fill_in(page, login=address, password="seven-streams-one-river")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert accessibility_problems(page) == []
    tab_to_field(page, "password")
    page.keyboard.type(NEW_PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).path == "/dashboard/"
