"""What moderators did, from the audit trail: for those who moderate the boards, without any words of a post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ModelLogEntry

from forums.enums import ACTIONS
from forums.models import Appeal, Board, Decision, Post, Topic
from forums.policies import CONSORTIUM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from django.db.models import Model, QuerySet

    from forums.readers import Reader

LABELS = {action: message for action, _, message in ACTIONS}
HEADS = ("When", "Who", "What", "About", "Board", "Reason")


@dataclass(frozen=True)
class Asked:
    """Which part of the log is asked for; empty for all of it."""

    board: int | None = None
    action: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Line:
    """One thing that somebody did. `about` and `url` name the post, topic or board as it stands now."""

    at: datetime
    who: str
    what: str
    about: str
    url: str
    board: str
    reason: str


def log_for(reader: Reader, asked: Asked | None = None) -> QuerySet[ModelLogEntry]:
    """The entries about boards that this person moderates, and about people and words on boards whose record they keep; the latest first.

    One query to know the boards. An entry belongs to the board where it happened, wherever the topic stands now.
    """
    wanted = asked or Asked()
    boards = list(Board.objects.moderated_by(reader).values_list("pk", flat=True))
    scopes = [*reader.administers, *([CONSORTIUM] if reader.oversees else [])]
    here = Q(data__board__in=boards)
    if wanted.board is None and scopes:
        here |= Q(data__scope__in=scopes)
    found = ModelLogEntry.objects.filter(here, action__in=[wanted.action] if wanted.action in LABELS else list(LABELS))
    if wanted.board is not None:
        found = found.filter(data__board=wanted.board)
    if wanted.since is not None:
        found = found.filter(timestamp__date__gte=wanted.since)
    latest: QuerySet[ModelLogEntry] = found.select_related("user").order_by("-timestamp", "-pk")
    return latest


def lines_of(entries: Iterable[ModelLogEntry]) -> list[Line]:
    """The entries as people read them. Six queries, however many there are."""
    rows = list(entries)
    posts = by_number(rows, Post, "topic")
    topics, decisions, appeals = (
        by_number(rows, Topic),
        by_number(rows, Decision, "person"),
        by_number(rows, Appeal, "decision__person"),
    )
    boards = Board.objects.in_bulk({row.data["board"] for row in rows if row.data.get("board")})
    known = {**posts, **topics, **decisions, **appeals}
    return [line_of(row, known.get((row.content_type_id, row.object_id)), boards.get(row.data.get("board"))) for row in rows]


def by_number(rows: Sequence[ModelLogEntry], model: type[Model], *related: str) -> dict[tuple[int, str], Any]:
    """The records of one kind that these entries are about. One query."""
    kind = ContentType.objects.get_for_model(model).pk
    numbers = [row.object_id for row in rows if row.content_type_id == kind]
    found = model._default_manager.select_related(*related) if related else model._default_manager.all()
    return {(kind, str(one.pk)): one for one in found.filter(pk__in=numbers)} if numbers else {}


def line_of(row: ModelLogEntry, about: Any, board: Board | None) -> Line:
    """One entry. The reason of what was purged is left out, as it may say what is gone."""
    is_purged = isinstance(about, Post) and not about.text
    reason = "" if is_purged else str(row.data.get("reason", ""))
    name, url = about_of(row, about)
    return Line(row.timestamp, str(row.user or "The site"), LABELS[row.action], name, url, str(board or ""), reason)


def about_of(row: ModelLogEntry, about: Any) -> tuple[str, str]:
    """What an entry is about by its name now, with its address."""
    if isinstance(about, Post):
        return f"#{about.seq} in {about.topic}", about.get_absolute_url()
    if isinstance(about, Topic):
        return about.title, about.get_absolute_url()
    if isinstance(about, Decision | Appeal):
        person = about.person if isinstance(about, Decision) else about.decision.person
        return str(person), f"/forums/people/{person.pk}/"
    return row.label, ""
