"""Plain text, in the charsets that editors write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 8 * 1024 * 1024
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def text(path: Path) -> Iterator[str]:
    """The words of a text file."""
    with path.open("rb") as stream:
        content = stream.read(MOST_BYTES)
    charset = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        yield content.decode(charset)
    except UnicodeDecodeError:
        yield content.decode("cp1252", "replace")
