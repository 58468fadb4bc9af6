"""What the templates in `components/` need to know. Built in on every page: no load tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from clearinghouse.core.templatetags.confluence import Drawing, confluence
from clearinghouse.core.views.fragments import fragments

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from django.contrib.messages.storage.base import Message
    from django.core.paginator import Page
    from django.forms import BaseForm
    from django.utils.safestring import SafeString

register = template.Library()

TONES = {"success": "good", "warning": "warn", "error": "bad"}
TIER_WORDS = {1: "strong evidence", 2: "moderate evidence", 3: "promising evidence", 4: "a rationale"}


@register.inclusion_tag("components/confluence.html", name="confluence")
def draw_confluence(labels: Sequence[str], *, most_labels: int = 16) -> dict[str, Drawing]:
    """Streams that join, one for each label; with more than `most_labels` they go unnamed."""
    named = labels if len(labels) <= most_labels else [""] * len(labels)
    return {"drawing": confluence(named)}


@register.simple_tag
def fragment(template: str, shown: Hashable) -> SafeString:
    """A part of the page that is a function of `shown`: the same content is rendered once (`core/views/fragments.py`)."""
    return fragments.render(template, shown)


@register.simple_block_tag
def captured(content: SafeString) -> SafeString:
    """What stands between, for `as name`: a part that a page shows twice is made once."""
    return content


@register.filter
def tone(message: Message) -> str:
    """The look of a notice for a message of Django's: good, warn, bad or plain."""
    return TONES.get(message.level_tag, "plain")


@register.filter
def tier_words(tier: int) -> str:
    """An ESSA tier in a word or two, to stand behind its number."""
    return TIER_WORDS.get(tier, "")


@register.filter
def page_numbers(page: Page[object]) -> list[int]:
    """The pages to offer: both ends, and those round the current one. A gap is 0."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in numbers]


@register.filter
def error_count(form: BaseForm) -> int:
    """How many things are wrong with a form, counted as its summary lists them."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def thousands(number: int) -> str:
    """A count as people read it: 12,480."""
    return f"{number:,}"


@register.filter
def words(text: str) -> list[str]:
    """The words of a short literal, to loop over in a template."""
    return text.split()
