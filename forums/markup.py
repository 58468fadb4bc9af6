"""The one renderer of what people write: Markdown without raw HTML, then a cleaner that knows nothing of Markdown and lets through only what is listed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.rules_core import StateCore

# Rises with every change to what comes out; posts with a lower number are rendered anew (`manage.py render_posts`).
RENDERER = 1
SCHEMES = {"http", "https", "mailto"}
TAGS = {"a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "s", "span", "strong", "table",
        "tbody", "td", "th", "thead", "tr", "ul"}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "span": {"class"}, "ol": {"start"}}
MENTION = "mention"
# A post stands under a heading of the second level, which names who wrote it.
HEADINGS_DOWN = 2
LOWEST_HEADING = 6
BARE_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?'’”)\]]")
LONGEST_LINK_WORDS = 60


def render(text: str, *, names: Iterable[str] = ()) -> str:
    """The HTML of what somebody wrote. `names` are the people that it mentions as `@Name` and that may read it."""
    env = {"names": sorted(names, key=len, reverse=True)}
    return nh3.clean(
        parser.render(text, env),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=only_mentions,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener ugc",
        strip_comments=True,
    )


def plain(html: str) -> str:
    """The words of rendered HTML, for mail, feeds and the index."""
    spaced = re.sub(r"</(?:p|li|h\d|tr|pre|blockquote)>|<br>", "\n", html)
    return re.sub(r"\n{3,}", "\n\n", unescape(nh3.clean(spaced, tags=set()))).strip()


def shortened(words: str, most: int) -> str:
    """So many characters of the words at most, without half a word at the end."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def only_mentions(tag: str, attribute: str, value: str) -> str | None:
    """The one class that a span may have."""
    return value if (tag, attribute) != ("span", "class") or value == MENTION else None


def lower_headings(state: StateCore) -> None:
    """Headings of a post stand below that of the post."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(LOWEST_HEADING, int(token.tag[1]) + HEADINGS_DOWN)}"


def rewrite_words(state: StateCore) -> None:
    """Pictures elsewhere become links, bare addresses too, and names of mentioned people stand out."""
    names = state.env.get("names", [])
    named = re.compile("@(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)") if names else None
    for token in state.tokens:
        if token.type == "inline" and token.children:
            children = list(without_pictures(token.children))
            children = list(outside_links(children, BARE_ADDRESS, link_to))
            token.children = list(outside_links(children, named, mention_of)) if named else children


def without_pictures(tokens: list[Token]) -> Iterator[Token]:
    """A picture of another site would tell that site who reads: its address is given instead."""
    for token in tokens:
        if token.type != "image":
            yield token
            continue
        source = str(token.attrs.get("src", ""))
        yield from linked(source, (token.content or source)[:LONGEST_LINK_WORDS])


def outside_links(tokens: list[Token], pattern: re.Pattern[str], make: Callable[[str], list[Token]]) -> Iterator[Token]:
    """The tokens, with what the pattern finds in words outside links made into something else."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type != "text" or depth:
            yield token
        else:
            yield from split(token.content, pattern, make)


def split(words: str, pattern: re.Pattern[str], make: Callable[[str], list[Token]]) -> Iterator[Token]:
    """Words as they are between what is found in them."""
    at = 0
    for found in pattern.finditer(words):
        yield text_token(words[at : found.start()])
        yield from make(found[0])
        at = found.end()
    yield text_token(words[at:])


def link_to(address: str) -> list[Token]:
    """A bare address as a link that says where it leads."""
    shown = address if len(address) <= LONGEST_LINK_WORDS else address[: LONGEST_LINK_WORDS - 1] + "…"
    return linked(address, shown)


def linked(address: str, words: str) -> list[Token]:
    """A link, which the cleaner still looks at."""
    return [Token("link_open", "a", 1, attrs={"href": address}), text_token(words), Token("link_close", "a", -1)]


def mention_of(words: str) -> list[Token]:
    """The name of somebody who may read this."""
    return [Token("mention_open", "span", 1, attrs={"class": MENTION}), text_token(words), Token("mention_close", "span", -1)]


def text_token(words: str) -> Token:
    """Plain words."""
    return Token("text", "", 0, content=words)


def make_parser() -> MarkdownIt:
    """CommonMark with tables and struck-through words; a new line is one, as in a letter."""
    made = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).enable(["table", "strikethrough"])
    made.core.ruler.push("lower_headings", lower_headings)
    made.core.ruler.push("rewrite_words", rewrite_words)
    return made


parser = make_parser()
