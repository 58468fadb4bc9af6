from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from forums.models.board import Board
from forums.readers import reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class BoardOpeningQuerySet(models.QuerySet["BoardOpening"]):
    def visible_to(self, user: User | AnonymousUser | None) -> BoardOpeningQuerySet:
        """One's own, and those of boards that one moderates, past ones too."""
        reader = reader_of(user)
        if reader.user_id is None:
            return self.none()
        return self.filter(Q(person=reader.user_id) | Q(board__in=Board.objects.moderated_by(reader).values("pk")))

    def live(self) -> BoardOpeningQuerySet:
        """Those that are not over."""
        return self.filter(ended_at=None, until__gt=timezone.now())


class BoardOpening(TimeStamped):
    """An administrator of the consortium reads a district's closed board for a while, for a reason that the district reads too.

    It opens pages of its own and nothing else: no query that asks what somebody may read knows of it, so that neither search nor mail, feeds,
    open pages or the rights to write can follow from it.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BoardOpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.board} until {self.until:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("forums:opened_board", args=[self.pk])

    @property
    def is_live(self) -> bool:
        return self.ended_at is None and self.until > timezone.now()
