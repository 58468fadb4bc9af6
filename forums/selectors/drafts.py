"""What a person has begun to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from forums.models import BegunFile, Board, Draft, Topic

if TYPE_CHECKING:
    from uuid import UUID

    from clearinghouse.accounts.models import User
    from forums.models.begun_file import BegunFileQuerySet
    from forums.models.draft import DraftQuerySet


def drafts_of(user: User) -> DraftQuerySet:
    """Their drafts where they may still read, the latest first, with what each is for and `files`, how many it keeps. One query."""
    kept = BegunFile.objects.filter(author=user, token=OuterRef("token")).order_by().values("token").annotate(number=Count("pk"))
    drafts = Draft.objects.visible_to(user).annotate(files=Coalesce(Subquery(kept.values("number")), 0))
    found: DraftQuerySet = drafts.select_related("topic__board", "board").order_by("-updated_at", "-pk")
    return found


def draft_for(user: User, where: Topic | Board) -> Draft | None:
    """What the person has begun to write here. One query."""
    place = {"board": where} if isinstance(where, Board) else {"topic": where}
    return Draft.objects.filter(author=user, **place).select_related("quoted").first()


def files_begun(user: User, token: UUID) -> BegunFileQuerySet:
    """The files that they keep with what they write under the token of a form, the earliest first. One query."""
    return BegunFile.objects.visible_to(user).under(user, token)
