"""APA, MLA and Chicago: references as a paper or a grant form lists them, made by citeproc from the styles in `styles/`.

citeproc-py leaves four things to be put right. It shortens given names where a style says not to, unless the style's own shortening
is taken out. It sets a full stop outside of quotation marks. Of a word with hyphens in a title it raises the
first part only. And it names a work without an author twice, so such a work goes in
with its publisher or site as the author, or with a mark that is taken out again where the style begins with the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from clearinghouse.exchange.formats.citations.csl import csl_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from clearinghouse.exchange.formats.citations.works import Work

STYLES = Path(__file__).parent / "styles"
# Characters of no script: works hold none of them (formats/characters.py).
ITALIC, UPRIGHT, NOBODY, LESS_THAN = "\ue000", "\ue001", "\ue002", "\ue003"
HYPHENATED = re.compile(r"\b[a-z]+(?:-[a-z]+)+\b")
SMALL_WORDS = frozenset({"a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to", "up", "with"})
SINGLE_QUOTES = str.maketrans("“”", "‘’")
# A style is changed while it works, so one reference is made at a time.
one_at_a_time = Lock()


@dataclass(frozen=True)
class Style:
    """A style of references. One that `begins_with_title` where there are no authors names the publisher once, in its own place.

    One that `raises_titles` writes the words of a title with capitals, and sets that of a web page in quotation marks.
    """

    name: str
    file: str
    begins_with_title: bool = False
    whole_names: bool = True
    raises_titles: bool = True


CITATION_STYLES = (
    Style("APA", "apa", whole_names=False, raises_titles=False),
    Style("MLA", "modern-language-association", begins_with_title=True),
    Style("Chicago", "chicago-author-date"),
)


@dataclass(frozen=True)
class Reference:
    """One line of a list of references, as marked-up text and as plain text."""

    style: str
    html: SafeString
    text: str


def references(work: Work) -> tuple[Reference, ...]:
    """The work in every style."""
    return tuple(reference(work, style) for style in CITATION_STYLES)


def reference(work: Work, style: Style) -> Reference:
    """The work in one style."""
    marked = tidied(rendered(item_for(work, style), style))
    html = escape(marked.replace(LESS_THAN, "<")).replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")
    text = marked.replace(LESS_THAN, "<").replace(ITALIC, "").replace(UPRIGHT, "")
    return Reference(style.name, mark_safe(html), text)  # noqa: S308 -- escaped above, the marks are ours


def item_for(work: Work, style: Style) -> dict[str, Any]:
    """The work as this style's rules want it given."""
    item = csl_item(work)
    item.pop("note", None)
    if not work.authors and style.begins_with_title:
        item["author"] = [{"literal": NOBODY}]
    elif not work.authors:
        item.pop("publisher", None)
        item.pop("container-title", None)
    if style.raises_titles:
        item["title"] = HYPHENATED.sub(raised, item["title"])
    if style.raises_titles and not work.is_report:
        item["title"] = item["title"].translate(SINGLE_QUOTES)
    item = {name: without_markup(value) if isinstance(value, str) else value for name, value in item.items()}
    if site := item.get("container-title"):
        item["container-title"] = f'<span class="nocase">{site}</span>'
    return item


def raised(found: re.Match[str]) -> str:
    """`text-to-speech` as titles write it: Text-to-Speech."""
    first, *rest = found.group().split("-")
    return "-".join([first.capitalize(), *(part if part in SMALL_WORDS else part.capitalize() for part in rest)])


def without_markup(text: str) -> str:
    """citeproc reads some tags in texts; ours hold none, only signs that look like it."""
    return text.replace("<", LESS_THAN)


def rendered(item: dict[str, Any], style: Style) -> str:
    """What citeproc makes of an item."""
    with one_at_a_time:
        made = CitationStylesBibliography(loaded(style), CiteProcJSON([{**item, "id": "work"}]), OURS)
        made.register(Citation([CitationItem("work")]))
        return str(made.bibliography()[0])


@cache
def loaded(style: Style) -> CitationStylesStyle:
    """The style, read once."""
    found = CitationStylesStyle(str(STYLES / f"{style.file}.csl"), validate=False)
    if style.whole_names:
        found.root.attrib.pop("initialize-with", None)
    return found


def tidied(text: str) -> str:
    """With the marks of nobody gone and each full stop where American print has it."""
    text = re.sub(rf"^{NOBODY}\.?\s*", "", text)
    text = re.sub(rf"([.?!]{UPRIGHT}?)(”?)\.(?=\s|$)", r"\1\2", text)
    return re.sub(r"”([.,])", r"\1”", text)


def in_italics(text: Any) -> str:
    """The text between our marks."""
    return f"{ITALIC}{text}{UPRIGHT}"


def as_it_is(text: Any) -> str:
    """The text; what else a style would have it look like is left out."""
    return str(text)


WAYS: dict[str, Callable[[Any], str]] = {
    "preformat": as_it_is, "Italic": in_italics, "Oblique": in_italics, "Bold": as_it_is, "Light": as_it_is, "Underline": as_it_is,
    "Superscript": as_it_is, "Subscript": as_it_is, "SmallCaps": as_it_is,
}  # fmt: skip
OURS = SimpleNamespace(**WAYS)
