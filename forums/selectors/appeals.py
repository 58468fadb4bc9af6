"""Decisions that somebody asks another moderator to look at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from forums.models import Appeal
from forums.selectors.moderation import APPEALED, Wanted

if TYPE_CHECKING:
    from forums.models.appeal import AppealQuerySet
    from forums.readers import Reader


def appeals_for(reader: Reader, wanted: Wanted | None = None) -> AppealQuerySet:
    """The appeals that this person may decide, what waits longest first, each with `waits_since`. One query.

    Nobody claims an appeal and none has a reason of its own, so whoever narrows the queue to those sees none.
    """
    asked = wanted or Wanted()
    if asked.reason or asked.whose or asked.kind not in ("", APPEALED):
        return Appeal.objects.none()
    waiting = Appeal.objects.to_be_decided_by(reader)
    if asked.board is not None:
        waiting = waiting.filter(decision__post__topic__board=asked.board)
    told = waiting.select_related("decision__person", "decision__decided_by", "decision__district", "decision__post__topic__board")
    found: AppealQuerySet = told.annotate(waits_since=F("created_at")).order_by("waits_since", "pk")
    return found
