"""Letters of the forums in a mail program's window, and the pages about them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.test_design_system import NARROWEST, problems, sign_in
from tests.fixtures.browser import WCAG, accessibility_problems

pytestmark = pytest.mark.browser

PAGES = ("/forums/mail/", "/forums/mail/now/", "/forums/feeds/")
# A letter is no page: it has no landmarks.
OF_LETTERS = [tag for tag in WCAG if tag != "best-practice"]
WRITE = """
import json
from django.conf import settings
from django.utils import timezone
from clearinghouse.accounts.models import User
from clearinghouse.core.models import OutboxMessage
from forums.errors import NothingWritten
from forums.inbound.mails import read_mail
from forums.models import Topic
from forums.selectors.letters import gathered_for, wish_of
from forums.services.digests import digest, first_topics
from forums.services.letters import letter
from forums.services.refusing import refuse

settings.REPLY_MAIL_DOMAIN = "forums.example"
rosa = User.objects.get(email="rosa.tiller@coldmarl.example")
topic = Topic.objects.get(title="Which first phonics order do you keep to?")
gathered = digest(rosa, first_topics(gathered_for(rosa, timezone.now())), wish_of(rosa))
at_once = letter(rosa, topic, list(topic.posts.filter(seq__gt=1)), wish_of(rosa))
refuse(rosa, topic.pk, NothingWritten(), read_mail(b""))
no = OutboxMessage.objects.filter(topic="accounts.mail").latest("pk").payload["html"]
print(json.dumps([gathered.html, at_once.html, no]))
"""


@pytest.mark.parametrize("width", [NARROWEST, 800])
def test_letters_are_open_to_everybody_and_fit_a_phone(new_page: Callable[..., Any], site: Any, width: int) -> None:
    letters = json.loads(site.manage("shell", "--no-imports", "-c", WRITE).strip().splitlines()[-1])
    page = new_page(width=width)
    for letter in letters:
        page.set_content(letter)
        assert accessibility_problems(page, OF_LETTERS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (NARROWEST, "dark")])
def test_pages_about_mail_and_feeds_are_open_to_every_member(new_page: Callable[..., Any], width: int, theme: str) -> None:
    page = new_page(width=width, color_scheme=theme)
    sign_in(page, "Teacher")
    assert [problem for address in PAGES for problem in problems(page, address)] == []
    page.goto("/forums/feeds/")
    page.get_by_label("What do you want to read there?").select_option(index=1)
    page.get_by_role("button", name="Make an address").click()
    assert page.get_by_text("The address is ready.").is_visible()
    assert problems(page, "/forums/feeds/") == []
