"""Cards of pages, drawn once for the same words and kept as files."""

from __future__ import annotations

import hashlib
import inspect
from functools import cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext
from wagtail.models import Page

from clearinghouse.advocacy.cards import Words, draw, drawing

FOLDER = "cards"
KINDS = {"StoryPage": "Story", "NewsPage": "News", "ResearchReviewPage": "Research review", "PressKitPage": "For the press"}


def card_of_page(page: Page) -> bytes:
    """The card of a page. Whoever calls has made sure that the page is public."""
    return kept_card(Words(title=getattr(page, "headline", page.title), kicker=kicker_of(page), site=settings.SITE_NAME))


def kicker_of(page: Page) -> str:
    """What kind of page it is, and where it comes from."""
    kind = KINDS.get(type(page).__name__, "")
    if not kind:
        return ""
    district = getattr(page, "district", None)
    return f"{gettext(kind)} · {district}" if district else gettext(kind)


def kept_card(words: Words) -> bytes:
    """The card from its file, drawn first where there is none. The folder may be emptied at any time."""
    name = f"{FOLDER}/{digest_of(words)}.png"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(draw(words)))
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content


def digest_of(words: Words) -> str:
    """One name for these words in this design."""
    return hashlib.sha256("\0".join([design(), words.title, words.kicker, words.site]).encode()).hexdigest()[:32]


@cache
def design() -> str:
    """A word for how cards are drawn now, so that a new design draws them anew."""
    return hashlib.sha256(inspect.getsource(drawing).encode()).hexdigest()
