"""Reads for the imports' screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clearinghouse.exchange.models import EvidenceImport

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
class Report:
    """What a check or an import found, as its page shows it."""

    rows_read: int
    kinds: list[KindRow]
    problems: list[tuple[int, str]]
    problem_count: int
    notes: list[str]
    seconds: float

    @property
    def hidden_problems(self) -> int:
        """Problems that are counted and not shown."""
        return self.problem_count - len(self.problems)

    @property
    def changes(self) -> int:
        """Records that are new or changed."""
        return sum(row.created + row.updated for row in self.kinds)


def last_imports(user: User) -> list[EvidenceImport]:
    """The last imports this person may see, the newest first. Two queries."""
    return list(EvidenceImport.objects.visible_to(user).select_related("uploaded_by")[:LAST_SHOWN])


def import_for(user: User, public_id: UUID) -> EvidenceImport | None:
    """One import where this person may see it. Two queries."""
    return EvidenceImport.objects.visible_to(user).select_related("uploaded_by", "started_by").filter(public_id=public_id).first()


def report_of(found: EvidenceImport) -> Report | None:
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
    )
