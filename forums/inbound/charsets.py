"""Bytes of a mail as text, whatever its sender called them."""

from __future__ import annotations

import codecs
import re
import unicodedata

# Names that mail programs use and Python does not know, or that in practice mean the larger set.
ALIASES = {
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-8-i": "iso8859-8",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-874": "cp874",
    "x-sjis": "cp932", "shift_jis": "cp932", "unicode-1-1-utf-7": "utf-7", "x-unknown": "utf-8", "unknown-8bit": "utf-8",
}  # fmt: skip
# Only what turns bytes to letters, one pass and no more: Python has codecs that unzip, and one whose time grows with the square.
KNOWN = re.compile(
    r"utf-(?:7|8|16|16-le|16-be|32)|cp(?:437|8\d\d|9(?:32|49|50)|125\d)|iso8859-\d+|iso2022_(?:jp|kr)\w*|koi8-[ru]|big5(?:hkscs)?|"
    r"gb18030|euc_(?:jp|kr)|mac-roman|hz"
)
KEPT_CONTROLS = "\n\t"


def decoded(data: bytes, declared: str | None) -> str:
    """The text of these bytes. UTF-8 that somebody calls Latin is read as UTF-8, and what fits nothing as what old programs write."""
    name = codec_of(declared)
    tries = ("utf-8", name, "cp1252") if name in ("cp1252", "utf-8") else (name, "utf-8", "cp1252")
    for codec in tries:
        try:
            return storable(data.decode(codec))
        except (UnicodeDecodeError, ValueError):
            continue
    return storable(data.decode("cp1252", "replace"))


def codec_of(declared: str | None) -> str:
    """The codec that a declared charset stands for; UTF-8 where it stands for none."""
    asked = (declared or "utf-8").strip().strip("\"'").lower()[:40]
    try:
        name = codecs.lookup(ALIASES.get(asked, asked)).name
    except (LookupError, ValueError):
        return "utf-8"
    return name if KNOWN.fullmatch(name) else "utf-8"


def storable(text: str) -> str:
    """The same with one kind of line end and without what no database or screen can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\xa0", " ").lstrip("\ufeff")
    return "".join(char for char in lines if char in KEPT_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs"))
