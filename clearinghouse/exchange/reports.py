"""What an import tells the person who asked for it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

MOST_SHOWN = 10_000
MOST_STORED = 500
LONGEST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One row that was not used, by the line it starts on."""

    line: int
    reason: str

    def __str__(self) -> str:
        """`line 7: f_ss is -3; …`."""
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class RowDeed:
    """What one row does, or would do: `changes` are column, before and after as a cell shows them."""

    line: int
    outcome: str
    title: str
    page: int | None
    changes: tuple[tuple[str, str, str], ...] = ()

    def as_data(self) -> list[Any]:
        """The row as JSON can hold it, with as much of each text as a person needs to know it."""
        changes = [[name, shortened(before), shortened(after)] for name, before, after in self.changes]
        return [self.line, self.outcome, shortened(self.title), self.page, changes]


@dataclass
class ImportReport:
    """What was read, what was wrong, what was written. Keeps the first MOST_SHOWN problems and counts all."""

    file_name: str
    is_dry_run: bool = False
    rows_read: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    problem_count: int = 0
    found: dict[str, int] = field(default_factory=dict)
    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    is_whole: bool = False
    deeds: list[RowDeed] = field(default_factory=list)
    deed_count: int = 0
    digest: str = ""

    def add_problem(self, line: int, reason: str) -> None:
        """Count a row that cannot be used, and keep its reason while the list is short."""
        self.problem_count += 1
        if len(self.problems) < MOST_SHOWN:
            self.problems.append(RowProblem(line, reason))

    def add_deed(self, deed: RowDeed) -> None:
        """Count what a row does, keep it while the list is short, and take it into the digest: equal digests mean equal deeds."""
        self.deed_count += 1
        if len(self.deeds) < MOST_STORED:
            self.deeds.append(deed)
        said = json.dumps([self.digest, deed.line, deed.outcome, deed.page, deed.changes])
        self.digest = hashlib.sha256(said.encode()).hexdigest()

    def add_counts(self, created: dict[str, int], updated: dict[str, int], unchanged: dict[str, int]) -> None:
        """Add what one write did."""
        self.created.update(created)
        self.updated.update(updated)
        self.unchanged.update(unchanged)

    @property
    def kinds(self) -> list[str]:
        """The kinds of record the report speaks of, in the order they came up."""
        return list(dict.fromkeys([*self.found, *self.created, *self.updated, *self.unchanged]))

    def as_data(self) -> dict[str, Any]:
        """The report as JSON can hold it, with the first MOST_STORED problems."""
        return {
            "rows_read": self.rows_read,
            "kinds": [
                [kind, self.found.get(kind), self.created[kind], self.updated[kind], self.unchanged[kind]] for kind in self.kinds
            ],
            "problems": [[problem.line, problem.reason] for problem in self.problems[:MOST_STORED]],
            "problem_count": self.problem_count,
            "notes": self.notes,
            "seconds": round(self.seconds, 1),
            "lines": [deed.as_data() for deed in self.deeds],
            "line_count": self.deed_count,
            "is_whole": self.is_whole,
            "digest": self.digest,
        }

    def as_text(self) -> str:
        """The report for a terminal."""
        lines = [f"{self.file_name}: {self.rows_read:,} rows read, {self.problem_count:,} left out, {self.seconds:.1f} s"]
        lines += ["", f"{'':<22}{'in the file':>12}{'created':>10}{'updated':>10}{'unchanged':>11}"]
        lines += [f"{kind:<22}" + "".join(self.cells_of(kind)) for kind in self.kinds]
        lines += ["", *self.notes] if self.notes else []
        lines += ["", *self.problem_lines()] if self.problem_count else []
        return "\n".join([*lines, "", "Nothing was written: this was a dry run."] if self.is_dry_run else lines)

    def cells_of(self, kind: str) -> list[str]:
        """The figures of one kind, right-aligned; a kind that the file does not count shows a dash there."""
        in_file = f"{self.found[kind]:,}" if kind in self.found else "-"
        return [f"{in_file:>12}", f"{self.created[kind]:>10,}", f"{self.updated[kind]:>10,}", f"{self.unchanged[kind]:>11,}"]

    def problem_lines(self) -> list[str]:
        """The rows left out, one a line, and how many more there are."""
        hidden = self.problem_count - len(self.problems)
        return ["Rows left out:", *(f"  {problem}" for problem in self.problems)] + ([f"  and {hidden:,} more"] if hidden else [])


def shortened(text: str) -> str:
    """As much of a text as a report shows."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
