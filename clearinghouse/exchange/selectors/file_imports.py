"""Reads for the imports' screens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.urls import reverse

from clearinghouse.exchange.enums import ImportKind, ImportState, RowOutcome
from clearinghouse.exchange.models import FileImport

if TYPE_CHECKING:
    from uuid import UUID

    from clearinghouse.accounts.models import User

LAST_SHOWN = 20


@dataclass(frozen=True)
class KindRow:
    """One line of a report's table."""

    kind: str
    found: int | None
    created: int
    updated: int
    unchanged: int


@dataclass(frozen=True)
class LineOfReport:
    """What one row of a file does: to which resource, and from what to what by column."""

    line: int
    outcome: RowOutcome
    title: str
    url: str
    changes: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Report:
    """What a check or an import found, as its page shows it."""

    rows_read: int
    kinds: list[KindRow]
    problems: list[tuple[int, str]]
    problem_count: int
    notes: list[str]
    seconds: float
    lines: list[LineOfReport] = field(default_factory=list)
    line_count: int = 0
    is_whole: bool = False

    @property
    def hidden_problems(self) -> int:
        """Problems that are counted and not shown."""
        return self.problem_count - len(self.problems)

    @property
    def hidden_lines(self) -> int:
        """Lines that are counted and not shown."""
        return self.line_count - len(self.lines)

    @property
    def may_be_written(self) -> bool:
        """Whether there is anything to write, and nothing in the way: some files are taken whole or not at all."""
        return bool(self.changes) and not (self.is_whole and self.problem_count)

    @property
    def changes(self) -> int:
        """Records that are new or changed."""
        return sum(row.created + row.updated for row in self.kinds)


def last_imports(user: User, kind: ImportKind) -> list[FileImport]:
    """The last imports of this kind that the person may see, the newest first. Two queries."""
    return list(FileImport.objects.visible_to(user).filter(kind=kind).select_related("uploaded_by")[:LAST_SHOWN])


def import_for(user: User, public_id: UUID) -> FileImport | None:
    """One import where this person may see it. Two queries."""
    return FileImport.objects.visible_to(user).select_related("uploaded_by", "started_by").filter(public_id=public_id).first()


def progress_key(pk: int) -> str:
    """Where the cache keeps how far a writing has come that nobody sees in the database before its end."""
    return f"import-progress:{pk}"


def progress_of(found: FileImport) -> tuple[str, int, int]:
    """What the worker does, how much is done, and of how much (0 where it does not know)."""
    words = found.stage if found.beat_at and found.stage else found.get_state_display()
    kept: tuple[str, int, int] | None = cache.get(progress_key(found.pk)) if found.state == ImportState.WRITING else None
    return kept or (words, found.done, found.total)


def report_of(found: FileImport) -> Report | None:
    """The report of the last run, None before there is one."""
    if not found.report:
        return None
    data: dict[str, Any] = found.report
    return Report(
        rows_read=data["rows_read"],
        kinds=[KindRow(*row) for row in data["kinds"]],
        problems=[(line, reason) for line, reason in data["problems"]],
        problem_count=data["problem_count"],
        notes=data["notes"],
        seconds=data["seconds"],
        lines=[lines_of_report(*line) for line in data.get("lines", [])],
        line_count=data.get("line_count", 0),
        is_whole=data.get("is_whole", False),
    )


def lines_of_report(line: int, outcome: str, title: str, page: int | None, changes: list[list[str]]) -> LineOfReport:
    """One line as its page shows it, with a link to where the resource is edited."""
    url = reverse("wagtailadmin_pages:edit", args=[page]) if page else ""
    return LineOfReport(line, RowOutcome(outcome), title, url, [(name, before, after) for name, before, after in changes])
