"""The columns in words, for who fills a table by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from clearinghouse.exchange.records.columns import ID, KIND, NAMED, PAGE_TYPES, SLUG, TOLD, all_columns, columns_of, kinds_with
from clearinghouse.resources.enums import ResourceKind

OF_NAMES = {
    ID: "The number here of a resource to change. Blank: it is found by slug, DOI, ERIC number or address, or it is new.",
    KIND: f"One of: {', '.join(PAGE_TYPES)}.",
    SLUG: "The last part of its address here. Blank for a new one: it is made from the title.",
}


@dataclass(frozen=True)
class ColumnInWords:
    """A column, what belongs in it, and the kinds that have it ("" for all)."""

    name: str
    help: str
    kinds: str


@cache
def columns_in_words() -> tuple[ColumnInWords, ...]:
    """Each column that an import reads, in the order of the table."""
    return tuple(ColumnInWords(name, help_of(name), kinds_of(name)) for name in all_columns() if name not in TOLD)


def help_of(name: str) -> str:
    """What belongs in a column, in the words of the form that asks for the same."""
    if name in OF_NAMES:
        return OF_NAMES[name]
    column = columns_of(kinds_with(name)[0])[name]
    own = str(getattr(column.field, "help_text", "") or "")
    return f"{own} {column.help}" if own and column.help not in own and column.help != "Text." else own or column.help


def kinds_of(name: str) -> str:
    """The kinds that have a column, where not all do."""
    if name in NAMED or len(kinds := kinds_with(name)) == len(PAGE_TYPES):
        return ""
    return ", ".join(str(ResourceKind(kind).label) for kind in kinds)
