"""Cells of a row as the values they mean. What a cell may not hold raises BrokenCell with a reason for a person."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from clearinghouse.exchange.tables.mojibake import tidy

tidied = lru_cache(maxsize=8192)(tidy)  # exports repeat their texts row after row; one copy of each is kept

T = TypeVar("T")

TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
DATE_FORMATS = ("%m/%d/%Y", "%Y-%m-%d")


class BrokenCell(ValueError):
    """A cell holds what cannot be meant."""


def decimal_meant(text: str) -> float:
    """The number a cell means. Single-precision leftovers give way to the short decimal they stand for: .059999999 is 0.06.

    Raises ValueError for what is no finite number.
    """
    if not NUMBER.fullmatch(text) or not math.isfinite(number := float(text)):
        raise ValueError(text)
    for digits in range(1, 7):
        short = float(f"{number:.{digits}g}")
        if single(short) == single(number):
            return short
    return number


def single(number: float) -> bytes:
    """The four bytes of a number in single precision; those of infinity where it is too large."""
    try:
        return struct.pack("<f", number)
    except OverflowError:
        return struct.pack("<f", math.copysign(math.inf, number))


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row by column. A blank cell is "" or None, never a default."""

    by_column: Mapping[str, str]

    def raw(self, column: str) -> str:
        """The cell as it stands, without white space round it."""
        return self.by_column.get(column, "").strip()

    def text(self, column: str, *, longest: int, required: bool = False) -> str:
        """Repaired text on one line."""
        text = tidied(self.by_column.get(column, ""))
        if required and not text:
            raise BrokenCell(f"{column} is blank")
        if len(text) > longest:
            raise BrokenCell(f"{column} has {len(text):,} characters; at most {longest:,} are kept")
        return text

    def number(self, column: str, *, least: float, most: float) -> float | None:
        """A finite number within bounds."""
        raw = self.raw(column)
        if not raw:
            return None
        try:
            number = decimal_meant(raw)
        except ValueError as error:
            raise BrokenCell(f"{column} is “{shortened(raw)}”, which is no number") from error
        if not least <= number <= most:
            raise BrokenCell(f"{column} is {shortened(raw)}; it must be from {least:,} to {most:,}")
        return number

    def whole(self, column: str, *, least: int = 0, most: int = 2_147_483_647) -> int | None:
        """A whole number within bounds."""
        number = self.number(column, least=least, most=most)
        if number is not None and number != int(number):
            raise BrokenCell(f"{column} is {shortened(self.raw(column))}, which is no whole number")
        return None if number is None else int(number)

    def identifier(self, column: str) -> int:
        """A number that names a thing; it may not be missing."""
        number = self.whole(column, least=1)
        if number is None:
            raise BrokenCell(f"{column} is blank")
        return number

    def decimal(self, column: str, *, places: int, most: int) -> Decimal | None:
        """A number from 0 with so many decimals."""
        number = self.number(column, least=0, most=most)
        return None if number is None else Decimal(str(number)).quantize(Decimal(1).scaleb(-places))

    def truth(self, column: str) -> bool | None:
        """True, False, or None where the source is silent."""
        return self.choice(column, TRUTHS, blank=None)

    def choice(self, column: str, meanings: Mapping[str, T], *, blank: T | None = None, required: bool = False) -> T | None:
        """One of a set of known words, in any case of letters."""
        raw = tidied(self.raw(column)).casefold()
        if not raw:
            if required:
                raise BrokenCell(f"{column} is blank")
            return blank
        if raw not in meanings:
            raise BrokenCell(f"{column} is “{shortened(raw)}”, which this import does not know")
        return meanings[raw]

    def day(self, column: str) -> date | None:
        """A date, without its time of day."""
        raw = self.raw(column)
        for layout in DATE_FORMATS:
            try:
                return datetime.strptime(raw.split(" ")[0], layout).date()  # noqa: DTZ007 -- a day has no zone
            except ValueError:
                continue
        if raw:
            raise BrokenCell(f"{column} is “{shortened(raw)}”, which is no date")
        return None


def shortened(text: str) -> str:
    """As much of a cell as a message needs."""
    return text if len(text) <= 40 else f"{text[:39]}…"
