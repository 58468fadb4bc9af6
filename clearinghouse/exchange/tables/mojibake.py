"""Text that was written as UTF-8 and read as another charset, once or several times over, put right.

`PeÃ±a` is `Peña` read as Latin-1, `Pe√±a` the same read as Mac Roman. A run of characters is put right only when it proves
itself: turned back into the bytes that the wrong charset read, it is valid UTF-8 and spells something that occurs in our texts. A pair
that may just as well be right (`BLÅ®`) is left alone, unless a run that cannot be right stands beside it in the same text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

MOST_ROUNDS = 8


def sloppy_windows_1252() -> dict[str, int]:
    """Windows-1252 and Latin-1 in one: readers leave the bytes that windows-1252 does not define as control characters."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        if character := bytes([byte]).decode("cp1252", "ignore"):
            table[character] = byte
    return table


def mac_roman() -> dict[str, int]:
    """The upper half of Mac Roman."""
    return {bytes([byte]).decode("mac_roman"): byte for byte in range(0x80, 0x100)}


@dataclass(frozen=True)
class Charset:
    """A charset that UTF-8 is wrongly read as, by character."""

    bytes_of: dict[str, int]

    def between(self, first: int, last: int) -> str:
        """A regular expression for one character that stands for a byte in this range."""
        return "[" + "".join(re.escape(char) for char, byte in self.bytes_of.items() if first <= byte <= last) + "]"

    @cached_property
    def run(self) -> re.Pattern[str]:
        """What one UTF-8 character of two to four bytes looks like when read as this charset."""
        tail = self.between(0x80, 0xBF)
        two, three, four = self.between(0xC2, 0xDF), self.between(0xE0, 0xEF), self.between(0xF0, 0xF4)
        return re.compile(f"{four}{tail}{{3}}|{three}{tail}{{2}}|{two}{tail}")

    def meant_by(self, run: str) -> str:
        """The character that was written, or "" when the run spells none that occurs in our texts."""
        try:
            character = bytes(self.bytes_of[char] for char in run).decode("utf-8")
        except UnicodeDecodeError:
            return ""
        return character if character in KNOWN or is_in_known_block(ord(character)) else ""


WINDOWS, MAC = Charset(sloppy_windows_1252()), Charset(mac_roman())
KNOWN = frozenset(WINDOWS.bytes_of) | frozenset(MAC.bytes_of)
# Latin with accents, Greek letters, punctuation, currencies, letter-like signs, arrows, mathematics, ligatures, pictographs.
KNOWN_BLOCKS = (
    (0x00A0, 0x017F),
    (0x0391, 0x03C9),
    (0x2010, 0x205E),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0xFB00, 0xFB06),
    (0x1F300, 0x1FAFF),
)
# Letters that no English or Spanish text holds before a sign: UTF-8 leads of the commonest characters.
TELLING = "ÂÃ¬√"
# Signs that may rightly follow a letter or a root sign.
SIGNS = "®©™°»«”“…·†§¶±π∞Ωµ∂∑∏∫≤≥≠ª²³\u00a0"
# Signs that may rightly join two words as well.
JOINING = "\u2018\u2019\u2013\u2014"
MATHEMATICAL = "±π∞Ωµ∂∑∏∫≤≥≠"
CONTROL = re.compile("[\x80-\x9f]")
# What a reading that lost a byte leaves before the sign it belonged to: no word has such a capital between a small letter and a sign.
ESCAPE = re.compile("&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
DEBRIS = re.compile("(?<=[a-z])[ÂÅ](?=[®©™])")


def is_in_known_block(code: int) -> bool:
    """Whether a code point lies in a block that our texts use."""
    return any(first <= code <= last for first, last in KNOWN_BLOCKS)


def repair(text: str) -> str:
    """The text as it was written; right text comes back as it is."""
    if text.isascii():
        return text
    best = text
    for _ in range(MOST_ROUNDS):
        better = max((one_round(best, charset) for charset in (WINDOWS, MAC)), key=lambda found: found[1])[0]
        if better == best:
            break
        best = better
    if CONTROL.search(best) and not CONTROL.search(text):
        return text
    return best if best == text else DEBRIS.sub("", best)


def one_round(text: str, charset: Charset) -> tuple[str, int]:
    """The text with one wrong reading undone, and how many characters of it that explains; unchanged when nothing proves itself."""
    runs = [found for found in charset.run.finditer(text) if charset.meant_by(found.group())]
    if not any(is_certain(text, found) for found in runs):
        return text, 0
    pieces, end = [], 0
    for found in runs:
        pieces += [text[end : found.start()], charset.meant_by(found.group())]
        end = found.end()
    return "".join([*pieces, text[end:]]), sum(len(found.group()) for found in runs)


def is_certain(text: str, found: re.Match[str]) -> bool:
    """Whether no right text holds this run where it stands."""
    run = found.group()
    if len(run) > 2 or CONTROL.search(run):
        return True
    lead, sign = run[0], run[1]
    if lead in TELLING and not (lead == "√" and sign in MATHEMATICAL):
        return True
    if sign in JOINING:
        return False
    return sign not in SIGNS or is_inside_a_word(text, found)


def is_inside_a_word(text: str, found: re.Match[str]) -> bool:
    """Whether letters stand on both sides."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return before.isalpha() and after.isalpha()


def tidy(text: str) -> str:
    """Repaired, with a web page's escapes (`&ndash;`) and every kind of white space made the characters and single blanks they stand for."""
    return " ".join(ESCAPE.sub(lambda found: html.unescape(found[0]), repair(text)).split())
