"""Words as feeds carry them: no sign that XML has no way to write, and as HTML nothing but words."""

from __future__ import annotations

import re

from django.utils.html import escape, linebreaks

# What XML 1.0 has no way to write, and halves of surrogate pairs, which no encoding has.
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def speakable(words: str) -> str:
    """Without what XML cannot write."""
    return UNSPEAKABLE.sub("", words)


def as_html(words: str) -> str:
    """Words in paragraphs: what feeds call a summary or a description is HTML to their readers."""
    return linebreaks(escape(speakable(words))) if words.strip() else ""
