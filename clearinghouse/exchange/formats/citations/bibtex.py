"""BibTeX, for papers written in LaTeX."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

if TYPE_CHECKING:
    from clearinghouse.exchange.formats.citations.names import Name
    from clearinghouse.exchange.formats.citations.works import Work

# What LaTeX reads as an order, as the character itself.
ORDERS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
# Of an address everything that it may hold stays as it is; braces would end the field.
SAFE_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"


def as_bibtex(work: Work) -> str:
    """A file of BibTeX with this one work. The title keeps its capitals."""
    found = {
        "title": f"{{{escaped(work.title)}}}",
        "author": " and ".join(bibtex_name(name) for name in work.authors) or f"{{{escaped(work.maker)}}}",
        "institution" if work.is_report else "publisher": escaped(work.publisher),
        "howpublished": "" if work.is_report else escaped(work.site),
        "year": str(work.year or ""),
        "month": f"{work.day:%b}".lower() if work.day else "",
        "doi": quote(work.doi, safe=SAFE_IN_ADDRESS),
        "url": quote(work.url, safe=SAFE_IN_ADDRESS),
        "urldate": f"{work.seen:%Y-%m-%d}" if work.seen else "",
        "note": f"ERIC {escaped(work.eric_id)}" if work.eric_id else "",
    }
    fields = [Field(name, value if name == "month" else f"{{{value}}}") for name, value in found.items() if value.strip("{}")]
    return write_string(Library([Entry("techreport" if work.is_report else "misc", key_of(work), fields)]), unparse_stack=[])


def escaped(text: str) -> str:
    """The text so that LaTeX prints just that."""
    return "".join(ORDERS.get(character, character) for character in text)


def bibtex_name(name: Name) -> str:
    """`Last, Suffix, First`; an organization stands in braces, so that nobody takes it apart."""
    if not name.is_person:
        return f"{{{escaped(name.family)}}}"
    return escaped(", ".join(part for part in (name.family, name.suffix, name.given) if part))


def key_of(work: Work) -> str:
    """`foorman2016foundational`: the first name, the year, the first long word of the title, in plain letters."""
    maker = work.authors[0].family if work.authors else work.maker
    word = next((word for word in plain_words(work.title) if len(word) > 3), "")
    return f"{''.join(plain_words(maker)[:1])}{work.year or ''}{word}" or "resource"


def plain_words(text: str) -> list[str]:
    """The words in small letters from a to z and figures."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())
