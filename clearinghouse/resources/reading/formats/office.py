"""Word and OpenDocument texts: ZIP archives of XML, of which one part holds the words."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from clearinghouse.resources.reading.formats import BROKEN, PROTECTED, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 60 * 1024 * 1024
CHUNK = 1 << 16
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # a protected DOCX is an OLE file
LINES = frozenset({"p", "h", "br", "cr", "line-break"})
SPACES = frozenset({"tab", "s"})
HIDDEN = frozenset({"instrText", "delText", "tracked-changes"})


class Refused(Exception):
    """The part declares a document type, where entities would hide; no office program writes one."""


def docx(path: Path) -> Iterator[str]:
    """The words of a DOCX."""
    yield words_in(path, "word/document.xml", words_stand_in="t")


def odt(path: Path) -> Iterator[str]:
    """The words of an ODT."""
    yield words_in(path, "content.xml", words_stand_in="")


def words_in(path: Path, part: str, *, words_stand_in: str) -> str:
    """The words of one part, in elements of this name or in all."""
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo(part)
            if entry.flag_bits & 1:
                raise Unreadable(PROTECTED)
            if entry.file_size > MOST_BYTES:
                raise Unreadable(BROKEN)
            return Listener(words_stand_in).heard(archive, entry)
    except zipfile.BadZipFile as error:
        with path.open("rb") as stream:
            raise Unreadable(PROTECTED if stream.read(4) == OLD_OFFICE else BROKEN) from error
    except (KeyError, OSError, ValueError, NotImplementedError, EOFError, expat.ExpatError, Refused, zlib.error) as error:
        raise Unreadable(BROKEN) from error


class Listener:
    """Hears a part of XML piece by piece and keeps its words. At most MOST_BYTES are unpacked, whatever the archive declares."""

    def __init__(self, words_stand_in: str) -> None:
        """`words_stand_in` is the name of the elements with words; empty for all."""
        self.words_stand_in, self.open, self.kept = words_stand_in, [""], [""]

    def heard(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
        """All words of the part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self.say, self.refuse
        parser.buffer_text = True
        left = MOST_BYTES
        with archive.open(entry) as stream:
            while left > 0 and (piece := stream.read(min(CHUNK, left))):
                left -= len(piece)
                parser.Parse(piece, False)
        parser.Parse(b"", True)
        return "".join(self.kept)

    def start(self, name: str, attributes: object) -> None:
        """An element begins."""
        local = name.rpartition(" ")[2]
        self.open.append(local)
        if local in SPACES:
            self.kept.append(" ")

    def end(self, name: str) -> None:
        """An element ends."""
        self.open.pop()
        if name.rpartition(" ")[2] in LINES:
            self.kept.append("\n")

    def say(self, text: str) -> None:
        """Text of an element."""
        is_word = self.open[-1] == self.words_stand_in if self.words_stand_in else not HIDDEN & set(self.open)
        if is_word:
            self.kept.append(text)

    def refuse(self, *declared: object) -> None:
        """A document type."""
        raise Refused
