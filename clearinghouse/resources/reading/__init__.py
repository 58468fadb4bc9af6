"""The words of uploaded files. A file of strangers is read in a process of its own, which has little time and memory and knows no secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENDINGS = ("pdf", "docx", "odt", "txt")
SECONDS = 60
BASE_DIR = Path(__file__).resolve().parents[3]  # found without the settings, which know secrets
TOO_MUCH = "Reading it took too much time or memory, so its words are not found by search."
BROKEN = (
    "It is damaged or is not what its name says, so its words are not found by search. Open it, save it anew and upload it again."
)


@dataclass(frozen=True)
class Words:
    """The words of a file, page by page; files without pages of their own have one. `note` says what could not be read."""

    pages: tuple[str, ...] = ()
    note: str = ""


def read_words(path: Path, ending: str, *, seconds: float = SECONDS) -> Words:
    """The words of a file of one of the ENDINGS. Whatever is wrong with the file is said in the note; nothing is raised."""
    command = [sys.executable, "-m", "clearinghouse.resources.reading.program", str(path), ending]
    environment = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, with a path and one of our endings
            command, cwd=BASE_DIR, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Words(note=TOO_MUCH)
    if done.returncode:
        return Words(note=TOO_MUCH)
    return words_told(done.stdout)


def words_told(output: bytes) -> Words:
    """What the program wrote."""
    try:
        told: dict[str, Any] = json.loads(output)
        return Words(tuple(told["pages"]), told["note"])
    except (ValueError, KeyError):
        return Words(note=BROKEN)
