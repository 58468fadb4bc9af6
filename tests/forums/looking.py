"""What a reader's machine would make of HTML, read by libxml2, which shares nothing with the renderer or its cleaner."""

from __future__ import annotations

import re

from lxml import html as parser

PASSIVE = frozenset(
    [
        "a",
        "abbr",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "img",
        "input",
        "ins",
        "label",
        "legend",
        "li",
        "main",
        "mark",
        "nav",
        "ol",
        "option",
        "p",
        "picture",
        "pre",
        "q",
        "s",
        "section",
        "select",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "svg",
        "path",
        "rect",
        "line",
        "circle",
        "g",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "time",
        "title",
        "tr",
        "u",
        "ul",
        "b",
        "i",
        "fieldset",
    ]
)
# In what a person wrote there is less: nothing that asks for input, draws or shows a picture of another site.
IN_A_POST = PASSIVE - frozenset(
    [
        "article",
        "button",
        "form",
        "head",
        "body",
        "html",
        "input",
        "label",
        "option",
        "select",
        "svg",
        "path",
        "rect",
        "line",
        "circle",
        "g",
        "textarea",
        "title",
        "fieldset",
        "legend",
    ]
)
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "background", "cite", "ping", "xlink:href", "longdesc", "manifest", "icon"})  # fmt: skip
NEVER = frozenset({"style", "srcdoc", "srcset", "http-equiv"})
OPEN_SCHEMES = frozenset({"http", "https", "mailto"})
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
NOT_READ = re.compile(r"[\x00-\x20\u00a0\u2028\u2029\ufeff]")


def harm_in(html: str, *, elements: frozenset[str] = IN_A_POST) -> list[str]:
    """What is not harmless in a piece of HTML: elements, handlers, styles and addresses of schemes that run or read something."""
    if not html.strip():
        return []
    return [wrong for node in parser.fragment_fromstring(html, create_parent="div").iter() for wrong in harm_of(node, elements)]


def harm_of(node: parser.HtmlElement, elements: frozenset[str]) -> list[str]:
    """The same for one node."""
    if not isinstance(node.tag, str):
        return [f"a comment or an instruction: {node}"]
    wrong = [] if node.tag in elements else [f"<{node.tag}>"]
    for name, value in node.attrib.items():
        low = name.lower()
        if low.startswith("on") or low in NEVER or (low in ("id", "name") and elements is IN_A_POST):
            wrong.append(f"{node.tag}[{name}={value}]")
        if low in ADDRESSES and not is_harmless(value):
            wrong.append(f"{node.tag}[{name}={value}]")
    return wrong


def is_harmless(address: str) -> bool:
    """An address that browsers read as one of the web, of mail or of this site."""
    read = NOT_READ.sub("", address)
    found = SCHEME.match(read)
    return found is None or found[1].lower() in OPEN_SCHEMES


def words_of(html: str) -> str:
    """The words that a person sees, with single spaces."""
    return " ".join(parser.fragment_fromstring(html, create_parent="div").text_content().split()) if html.strip() else ""
