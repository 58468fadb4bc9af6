"""How each kind of field is written in a cell, and what a cell of it means."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from clearinghouse.exchange.records.rich_text import blocks_meant, clean_html
from clearinghouse.exchange.tables.cells import DATE_FORMATS, TRUTHS, BrokenCell, decimal_meant, shortened
from clearinghouse.exchange.tables.mojibake import repair

if TYPE_CHECKING:
    from clearinghouse.exchange.records.lookups import Lookups

SEPARATORS = re.compile(r"[\n;,]")


@dataclass(frozen=True)
class Column:
    """A column for one field of a page."""

    name: str
    field: Any
    words: ClassVar[str] = "Text."

    @property
    def help(self) -> str:
        """What belongs in it, for a person."""
        return self.words

    def text(self, page: Any, lookups: Lookups) -> str:
        """What the page holds, as a cell shows it."""
        value = getattr(page, self.name)
        return "" if value is None else str(value)

    def value(self, text: str, lookups: Lookups) -> Any:
        """What a cell means. Raises BrokenCell for what it may not hold."""
        return repair(text) if self.is_long else " ".join(repair(text).split())

    def put(self, page: Any, value: Any, lookups: Lookups) -> None:
        """Write it on the page, which is not saved."""
        setattr(page, self.name, value)

    @property
    def has_default(self) -> bool:
        """Whether a blank cell says nothing: the field is never blank and has a value of its own to begin with."""
        return self.field is not None and self.field.has_default() and not self.field.blank and not self.field.null

    @property
    def is_long(self) -> bool:
        """Whether the field keeps line breaks."""
        return not getattr(self.field, "max_length", None)


@dataclass(frozen=True)
class RichColumn(Column):
    words: ClassVar[str] = "Text with bold, italic, links and lists as HTML, or plain words with an empty line between paragraphs."

    def value(self, text: str, lookups: Lookups) -> str:
        return clean_html(repair(text))


@dataclass(frozen=True)
class WholeColumn(Column):
    words: ClassVar[str] = "A whole number."

    def value(self, text: str, lookups: Lookups) -> Any:
        number = number_meant(text)
        if number is not None and number != int(number):
            raise BrokenCell(f"“{shortened(text)}” is no whole number")
        return None if number is None else int(number)


@dataclass(frozen=True)
class DecimalColumn(Column):
    words: ClassVar[str] = "A number."

    def value(self, text: str, lookups: Lookups) -> Any:
        number = number_meant(text)
        places = Decimal(1).scaleb(-self.field.decimal_places)
        return None if number is None else Decimal(str(number)).quantize(places)


@dataclass(frozen=True)
class TruthColumn(Column):
    words: ClassVar[str] = "true or false; blank where nobody has recorded it."

    def text(self, page: Any, lookups: Lookups) -> str:
        value = getattr(page, self.name)
        return "" if value is None else str(value).lower()

    def value(self, text: str, lookups: Lookups) -> Any:
        if text and text.casefold() not in TRUTHS:
            raise BrokenCell(f"“{shortened(text)}” is neither true nor false")
        return TRUTHS[text.casefold()] if text else None


@dataclass(frozen=True)
class DayColumn(Column):
    words: ClassVar[str] = "A date, such as 2026-11-26."

    def value(self, text: str, lookups: Lookups) -> date | None:
        for layout in DATE_FORMATS:
            try:
                return datetime.strptime(text, layout).date()  # noqa: DTZ007 -- a day has no zone
            except ValueError:
                continue
        if text:
            raise BrokenCell(f"“{shortened(text)}” is no date; write it as 2026-11-26")
        return None


@dataclass(frozen=True)
class ChoiceColumn(Column):
    @property
    def help(self) -> str:
        return f"One of: {', '.join(str(value) for value in self.values.values())}."

    @property
    def values(self) -> dict[str, Any]:
        """Values by what a cell may call them."""
        return {str(value).casefold(): value for value, _ in self.field.flatchoices}

    def value(self, text: str, lookups: Lookups) -> Any:
        meanings = {str(label).casefold(): value for value, label in self.field.flatchoices} | self.values
        if not text:
            return None if self.field.null else self.field.get_default()
        if text.casefold() not in meanings:
            raise BrokenCell(f"“{shortened(text)}” is none of: {', '.join(str(value) for value in self.values.values())}")
        return meanings[text.casefold()]


@dataclass(frozen=True)
class LinesColumn(Column):
    """A list of texts or of an enum's values, one on each line."""

    words: ClassVar[str] = "One on each line."

    def text(self, page: Any, lookups: Lookups) -> str:
        return "\n".join(str(entry) for entry in getattr(page, self.name))

    def value(self, text: str, lookups: Lookups) -> list[str]:
        return [line.strip() for line in repair(text).split("\n") if line.strip()]


@dataclass(frozen=True)
class BlocksColumn(Column):
    words: ClassVar[str] = "Blocks as JSON, as an export writes them."

    def text(self, page: Any, lookups: Lookups) -> str:
        raw = getattr(page, self.name).get_prep_value()
        return json.dumps(raw, ensure_ascii=False) if raw else ""

    def value(self, text: str, lookups: Lookups) -> Any:
        return blocks_meant(self.field.stream_block, text)


def number_meant(text: str) -> float | None:
    """A finite number, None where the cell is blank."""
    if not text:
        return None
    try:
        return decimal_meant(text)
    except ValueError as error:
        raise BrokenCell(f"“{shortened(text)}” is no number") from error


def words_of(text: str) -> list[str]:
    """The entries of a cell, each once."""
    return list(dict.fromkeys(entry for part in SEPARATORS.split(text) if (entry := part.strip())))
