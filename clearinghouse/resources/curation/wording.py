"""What a published revision said, field by field and in words: only fields that its readers saw."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import capfirst
from wagtail.blocks import Block, BooleanBlock, ChoiceBlock, ChooserBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock

from clearinghouse.resources.models import ResourcePage
from clearinghouse.resources.validators import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Names = Mapping[str, Mapping[int, str]]

# Fields of every kind that stand on its page. Free tags are left out: not every one of them was accepted.
SHARED = (
    "title", "summary", "body", "topics", "subjects", "grades", "requirements", "publisher", "authors", "published_year", "source_url",
    "doi", "eric_id", "language", "license", "license_url", "curated_tier", "tier_note", "effect_points", "effect_months",
    "effect_note", "cost_per_pupil", "cost_note", "staff_hours_a_week", "one_teacher", "one_teacher_note",
)  # fmt: skip
SOURCES = "sources"
OF_SOURCE = ("citation", "url", "doi", "eric_id", "supports")


@dataclass(frozen=True)
class Worded:
    """One field: its name, what screens call it."""

    name: str
    label: str


def fields_of(page_type: type[ResourcePage]) -> list[Worded]:
    """The fields of a kind that its readers see, those of all kinds first, then its own, then its sources."""
    own = [field.name for field in page_type._meta.get_fields() if is_own(field, page_type)]
    named = [Worded(name, label_of(page_type._meta.get_field(name))) for name in (*SHARED, *own)]
    return [*named, Worded(SOURCES, "Sources")]


def is_own(field: Any, page_type: type[ResourcePage]) -> bool:
    """Whether the kind itself declares this field."""
    return field.concrete and field.model is page_type and not field.auto_created and not field.primary_key


def label_of(field: Any) -> str:
    """The name of a field as a form has it."""
    return str(capfirst(field.verbose_name))


def changed_between(page_type: type[ResourcePage], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What screens call the fields that differ between two revisions' contents. Asks the database for nothing."""
    return [field.label for field in fields_of(page_type) if bare(before.get(field.name)) != bare(after.get(field.name))]


def bare(value: Any) -> Any:
    """A stored value without what tells rows apart and nothing else: ids of blocks and of sources."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            value = json.loads(value)
        except ValueError:
            return value
    if isinstance(value, dict):
        return {name: bare(held) for name, held in value.items() if name not in ("id", "pk", "sort_order", "page")}
    if isinstance(value, list):
        return [bare(held) for held in value]
    return value or None


def in_words(page_type: type[ResourcePage], content: Mapping[str, Any], names: Names) -> dict[str, str]:
    """Every field in words, by its name. `names` gives what related records are called, by field and id; those without a name are left out."""
    said = {SOURCES: "\n".join(source_in_words(source) for source in content.get(SOURCES) or [])}
    for worded in fields_of(page_type):
        if worded.name != SOURCES:
            field = page_type._meta.get_field(worded.name)
            said[worded.name] = value_in_words(field, content.get(worded.name), names.get(worded.name, {}))
    return said


def source_in_words(source: Mapping[str, Any]) -> str:
    """A source as one line."""
    return " · ".join(str(source[name]) for name in OF_SOURCE if source.get(name))


def value_in_words(field: Any, value: Any, names: Mapping[int, str]) -> str:
    """One stored value as a reader saw it."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(field, StreamField):
        blocks = json.loads(value) if isinstance(value, str) else value
        return "\n".join(block_in_words(field.stream_block, blocks))
    if isinstance(field, RichTextField):
        return plain(str(value))
    if field.is_relation:
        asked = value if isinstance(value, list) else [value]
        return ", ".join(sorted(names[pk] for pk in asked if pk in names))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        known = labels_of(field)
        return "\n".join(known.get(str(entry), str(entry)) for entry in value)
    return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)


def labels_of(field: models.Field[Any, Any]) -> dict[str, str]:
    """The words for the values of a list, where they are an enum's."""
    known = next((validator for validator in field.validators if isinstance(validator, Known)), None)
    return {str(value): str(label) for value, label in known.choices.choices} if known else {}


def plain(html: str) -> str:
    """Rich text as lines."""
    for end in ("</p>", "</li>", "<br/>", "<br>"):
        html = html.replace(end, "\n")
    lines = (" ".join(unescape(strip_tags(line)).split()) for line in html.splitlines())
    return "\n".join(line for line in lines if line)


def block_in_words(block: Block, value: Any) -> list[str]:
    """A stored block as lines. What a chooser chose is not named: it may be somebody else's by now."""
    for block_type, words in READERS:
        if isinstance(block, block_type):
            return words(block, value)
    return [str(value)] if value not in (None, "") else []


def stream(block: Any, value: Any) -> list[str]:
    """The blocks of a stream, each under its kind."""
    children = [
        (block.child_blocks[child["type"]], child["value"]) for child in value or [] if child.get("type") in block.child_blocks
    ]
    return [line for child, held in children for line in block_in_words(child, held)]


def struct(block: Any, value: Any) -> list[str]:
    """The parts of a block."""
    return [line for name, child in block.child_blocks.items() for line in block_in_words(child, (value or {}).get(name))]


def several(block: Any, value: Any) -> list[str]:
    """The entries of a list, stored with or without ids."""
    entries = [entry["value"] if isinstance(entry, dict) and entry.get("type") == "item" else entry for entry in value or []]
    return [line for entry in entries for line in block_in_words(block.child_block, entry)]


def picture(block: Any, value: Any) -> list[str]:
    """A picture by what it is said to show."""
    alt = value.get("alt_text") if isinstance(value, dict) else ""
    return [f"Picture: {alt}"] if alt else ["A picture"] if value else []


def table(block: Any, value: Any) -> list[str]:
    """A table, one line for each row."""
    heads = " | ".join(str(column.get("heading", "")) for column in (value or {}).get("columns", []))
    rows = [" | ".join(str(cell) for cell in row.get("values", [])) for row in (value or {}).get("rows", [])]
    return [line for line in [heads, *rows] if line]


def choice(block: Any, value: Any) -> list[str]:
    """A choice by its label."""
    labels = dict(block.field.choices)
    return [str(labels.get(value, value))] if value else []


# The first that fits counts: a picture is a struct, and a chooser is a field.
READERS: tuple[tuple[type[Any], Callable[[Any, Any], list[str]]], ...] = (
    (ImageBlock, picture),
    (ChooserBlock, lambda block, value: [f"{block.label} chosen"] if value else []),
    (TypedTableBlock, table),
    (StreamBlock, stream),
    (StructBlock, struct),
    (ListBlock, several),
    (RichTextBlock, lambda block, value: plain(str(value or "")).splitlines()),
    (ChoiceBlock, choice),
    (BooleanBlock, lambda block, value: [str(block.label)] if value else []),
)
