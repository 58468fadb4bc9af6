from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from forums.models.board import Board

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ForumFeedQuerySet(models.QuerySet["ForumFeed"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ForumFeedQuerySet:
        """A person's own, without those that were revoked."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(owner=user, revoked_at=None)


class ForumFeed(TimeStamped):
    """A secret address at which a feed reader finds what is new on a board, or in all that its owner follows."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_feeds")
    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, null=True, blank=True, related_name="+", help_text="None: all that its owner follows."
    )
    key = models.CharField(max_length=40, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ForumFeedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "board"], condition=Q(revoked_at=None), name="forum_feed_once_per_board"),
            models.UniqueConstraint(fields=["owner"], condition=Q(revoked_at=None, board=None), name="forum_feed_of_all_once"),
        ]

    def __str__(self) -> str:
        return f"{self.board or self.owner}"
