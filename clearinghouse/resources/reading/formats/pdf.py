"""PDF, page by page."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from clearinghouse.resources.reading.formats import BROKEN, PROTECTED, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PageObject

# What a damaged file makes the reader stumble over, beside its own errors.
STUMBLES = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OSError,
    ArithmeticError,
    LookupError,
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pages(path: Path) -> Iterator[str]:
    """The words of each page. A page that cannot be read is empty."""
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(PROTECTED)
        number = len(reader.pages)
    except DependencyError as error:  # ciphers that need more than we have
        raise Unreadable(PROTECTED) from error
    except STUMBLES as error:
        raise Unreadable(BROKEN) from error
    for place in range(number):
        yield words_of(reader.pages[place])


def words_of(page: PageObject) -> str:
    """The words of a page, without hyphens that only end a line."""
    try:
        return page.extract_text().replace("-\n", "")
    except STUMBLES:
        return ""
