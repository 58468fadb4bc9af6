"""Cells that a spreadsheet program takes as text, and the very same text when they come back.

A program runs what begins with one of STARTS as a formula, some with spaces before it (OWASP, CSV injection). An apostrophe before it makes it
text; where the text itself begins with apostrophes before such a sign, it gets one more, so that taking one away always gives back what was there.
"""

from __future__ import annotations

import re

from clearinghouse.core.serving.feeds import speakable

# The full-width forms are run too, in programs set to an Asian language.
STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
WOULD_RUN, WAS_MADE_SAFE = re.compile(f"'* *[{STARTS}]"), re.compile(f"'+ *[{STARTS}]")


def as_kept(text: str) -> str:
    """The text as a table keeps it: one kind of line end, and none of the signs that no workbook can hold."""
    return speakable(text.replace("\r\n", "\n").replace("\r", "\n"))


def made_safe(text: str) -> str:
    """The text for a cell, so that no program runs it."""
    text = as_kept(text)
    return f"'{text}" if WOULD_RUN.match(text) else text


def as_meant(cell: str) -> str:
    """The text that a cell means."""
    return cell[1:] if WAS_MADE_SAFE.match(cell) else cell
