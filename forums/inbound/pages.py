"""HTML of a mail as text, without what it quotes in ways that only HTML shows."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

# How mail programs mark what they quote, and their signatures: Gmail, Outlook, Apple, Thunderbird, Yahoo, Proton, Zimbra.
QUOTES = (
    "//blockquote[@type='cite']", "//*[contains(@class, 'gmail_quote')]", "//*[contains(@class, 'gmail_attr')]",
    "//*[contains(@class, 'gmail_signature')]", "//*[contains(@class, 'moz-cite-prefix')]", "//*[contains(@class, 'moz-signature')]",
    "//*[contains(@class, 'yahoo_quoted')]", "//*[contains(@class, 'protonmail_quote')]", "//*[@id='Signature']",
    "//*[@id='ms-outlook-mobile-signature']", "//*[contains(@class, 'protonmail_signature_block')]",
    "//*[@id='AppleMailSignature']", "//*[@id='lineBreakAtBeginningOfSignature']",
)  # fmt: skip
# From here on everything is quoted, though nothing says so but this.
FROM_HERE = "//*[@id='divRplyFwdMsg' or @id='appendonsend' or @id='mail-editor-reference-message-container' or @id='zwchr']"
UNSEEN = ("head", "style", "script", "title", "template", "object", "svg")
BLOCKS = frozenset({"p", "div", "li", "tr", "blockquote", "pre", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr"})
MOST_TAGS = 20_000
SPACED = frozenset({"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})


def text_of(page: str) -> str:
    """The words of a page as lines of text; nothing where it has none or is none."""
    root = parsed(page)
    if root is None:
        return ""
    cut(root)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            pieces.append(flat(element.tail))
        elif isinstance(element.tag, str):
            pieces += opened(element) if event == "start" else closed(element)
    return tidy("".join(pieces))


def parsed(page: str) -> Any:
    """The beginning of the page as a tree, or None."""
    few = "<".join(page.split("<", MOST_TAGS)[:MOST_TAGS])
    try:
        return html.document_fromstring(few.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def cut(root: Any) -> None:
    """Take out what is quoted, what nobody sees, and signatures."""
    for element in [*root.iter(*UNSEEN), *(found for path in QUOTES for found in root.xpath(path))]:
        if element is not root and element.getparent() is not None:
            element.drop_tree()
    for element in root.xpath(FROM_HERE)[:1]:
        for later in [element, *element.itersiblings()]:
            later.getparent().remove(later)


def opened(element: Any) -> list[str]:
    """What stands at the beginning of an element."""
    begins_line = element.tag == "br" or (element.tag in BLOCKS and not follows_block(element))
    before = "\n" if begins_line else ""
    mark = {"li": "- ", "blockquote": "> "}.get(element.tag, "")
    return [before, mark, flat(element.text, keep=element.tag == "pre")]


def follows_block(element: Any) -> bool:
    """Whether a line has just ended before this element."""
    before = element.getprevious()
    return before is not None and before.tag in BLOCKS and not (before.tail or "").strip()


def closed(element: Any) -> list[str]:
    """What stands at its end, and after it."""
    after = "\n\n" if element.tag in SPACED else "\n" if element.tag in BLOCKS else ""
    return [link_of(element), after, flat(element.tail)]


def link_of(element: Any) -> str:
    """The address of a link, where its words are others."""
    address = (element.get("href") or "").strip() if element.tag == "a" else ""
    words = "".join(element.itertext())[:500].strip() if address else ""
    return f" ({address})" if address.startswith(("http://", "https://")) and words and words != address else ""


def flat(words: str | None, *, keep: bool = False) -> str:
    """Words of a page, where a line's end is no more than a space."""
    return (words or "") if keep else re.sub(r"[ \t\n]+", " ", words or "")


def tidy(text: str) -> str:
    """No spaces at the ends of lines, and one empty line where there were several."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
