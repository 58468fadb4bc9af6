"""Rich text and blocks that come from a file: nothing but what the site's own editor could have written."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import nh3
from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.rich_text import RichText

from clearinghouse.exchange.tables.cells import BrokenCell

TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ol", "ul", "li"}
ATTRIBUTES = {"a": {"href", "linktype", "id"}, "*": {"data-block-key"}}
SCHEMES = {"http", "https", "mailto"}


def clean_html(text: str) -> str:
    """The text with the marks that the editor makes and no others; plain words become paragraphs."""
    if "<" not in text:
        parts = [" ".join(part.split()) for part in text.split("\n\n")]
        return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)
    return nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def blocks_meant(block: Any, text: str) -> Any:
    """The blocks that a cell holds as JSON, each checked as the editor checks it. Raises BrokenCell for the first thing that is wrong."""
    try:
        raw = json.loads(text or "[]")
        check_types(block, raw)
        return block.clean(tidied(block, block.to_python(raw)))
    except ValidationError as error:
        raise BrokenCell(f"a block cannot be used: {words_of(error)}") from error
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        if isinstance(error, BrokenCell):
            raise
        raise BrokenCell("blocks must be JSON as an export of ours writes it") from error


def check_types(block: Any, raw: Any) -> None:
    """Raise BrokenCell for what is no list of blocks of known types; the editor would drop such without a word."""
    if not isinstance(raw, list) or not all(isinstance(entry, dict) and entry.get("type") in block.child_blocks for entry in raw):
        raise BrokenCell(f"blocks are a JSON list, each with a type of: {', '.join(block.child_blocks)}")


def tidied(block: Any, value: Any) -> Any:
    """The value with every rich text in it cleaned."""
    if isinstance(block, blocks.RichTextBlock):
        return RichText(clean_html(value.source))
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            child.value = tidied(child.block, child.value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            value[name] = tidied(child, value[name])
    return value


def words_of(error: ValidationError) -> str:
    """What a block's error says, without the places it says it for."""
    inner = [*getattr(error, "block_errors", {}).values()] if isinstance(getattr(error, "block_errors", None), dict) else []
    inner += [part for part in getattr(error, "block_errors", []) or [] if part] if not inner else []
    said = [words_of(part) for part in inner if isinstance(part, ValidationError)]
    return "; ".join(dict.fromkeys(said)) or "; ".join(error.messages)
