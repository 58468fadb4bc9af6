"""Words that several figures use."""

from __future__ import annotations

from collections.abc import Sequence


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 district`, `1,200 districts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str], *, most: int = 5) -> str:
    """`A, B and C`; of many the first few and how many more there are."""
    shown = list(names) if len(names) <= most + 1 else [*names[:most], f"{len(names) - most:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def span(years: Sequence[int]) -> str:
    """`2024`, or `2019 to 2024`."""
    return f"{years[0]}" if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
