"""`python -m clearinghouse.resources.reading.program FILE ENDING`: write a file's words as JSON. It limits itself before it opens anything."""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.resources.reading.formats import Unreadable, office, pdf, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CPU_SECONDS, MEMORY_BYTES = 45, 1 << 30
MOST_PAGES, MOST_CHARACTERS = 500, 1_000_000
CUT = "It is long: only its first {pages} pages are found by search."
CUT_TEXT = "It is long: only its beginning is found by search."
NO_WORDS = "No words were found in it: its pages are pictures. Upload a copy with recognized text (OCR)."
EMPTY = "There are no words in it."
READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "pdf": pdf.pages, "docx": office.docx, "odt": office.odt, "txt": plain.text,
}  # fmt: skip


def main(path: str, ending: str) -> int:
    """Read the file and write its words. Returns the code that the process ends with: 0 where it has said what there is to say."""
    limit(resource.RLIMIT_CPU, CPU_SECONDS)
    limit(resource.RLIMIT_AS, MEMORY_BYTES)
    sys.setrecursionlimit(5_000)
    try:
        pages, note = read(READERS[ending](Path(path)), ending)
    except Unreadable as error:
        pages, note = [], str(error)
    except (MemoryError, RecursionError):
        return 1
    json.dump({"pages": pages, "note": note}, sys.stdout)
    return 0


def limit(what: int, most: int) -> None:
    """Some systems know no such limit."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def read(found: Iterator[str], ending: str) -> tuple[list[str], str]:
    """The pages as far as they are read, and what there is to say of them."""
    pages: list[str] = []
    left, is_cut = MOST_CHARACTERS, False
    for page in found:
        if len(pages) == MOST_PAGES or left <= 0:
            is_cut = True
            break
        words = " ".join(speakable(page[: left + 1]).split(" "))
        is_cut = is_cut or len(words) > left
        pages.append(words[:left].strip())
        left -= len(words)
    if not any(pages):
        return [], NO_WORDS if ending == "pdf" else EMPTY
    if is_cut:
        return pages, CUT.format(pages=len(pages)) if ending == "pdf" else CUT_TEXT
    return pages, ""


def speakable(text: str) -> str:
    """The text without what no database stores and no screen shows; line ends and tabs are white space."""
    kept = "".join(sign if sign.isprintable() or sign.isspace() else " " for sign in text)
    return kept.encode("utf-8", "ignore").decode().replace("\u2028", "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
