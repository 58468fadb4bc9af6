"""What every table is, whatever file it came in: rows under one header, each known by the line it starts on."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from clearinghouse.core.errors import RuleViolation

MOST_ROWS = 500_000


class UnreadableFile(RuleViolation):
    """The file as a whole cannot be read; nothing of it was used."""

    code = "unreadable_file"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `line` is where it starts in the file, counted from 1; `fault` says why its cells are not to be trusted."""

    line: int
    cells: dict[str, str]
    fault: str = ""


def check_header(header: list[str], required: frozenset[str], known: frozenset[str] | None = None) -> None:
    """Refuse a header that lacks a column, names one twice, or has one beside those known, where they are given."""
    if missing := sorted(required - set(header)):
        shown = ", ".join(missing[:6]) + (f" and {len(missing) - 6} more" if len(missing) > 6 else "")
        raise UnreadableFile(f"The first line does not name the columns this import needs. Missing: {shown}.")
    if twice := sorted({name for name in known or required if header.count(name) > 1}):
        raise UnreadableFile(f"The first line names a column twice: {', '.join(twice)}.")
    if known and (strange := [name for name in header if name not in known]):
        near = get_close_matches(strange[0], known, n=1)
        meant = f" Did you mean “{near[0]}”?" if near else ""
        raise UnreadableFile(f"The first line names a column that this import does not know: “{strange[0][:40]}”.{meant}")


def row_of(line: int, header: list[str], cells: list[str]) -> Row:
    """A row with its cells by column; a row with too few or too many says so."""
    fault = "" if len(cells) == len(header) else f"it has {len(cells)} cells where the first line has {len(header)}"
    return Row(line, dict(zip(header, cells, strict=False)), fault)
