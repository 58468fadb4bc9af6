from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from forums.enums import FlagReason, FlagState
from forums.models.board import Board
from forums.models.post import Post
from forums.readers import reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class FlagQuerySet(models.QuerySet["Flag"]):
    def visible_to(self, user: User | AnonymousUser | None) -> FlagQuerySet:
        """Those on boards that this person moderates, and their own."""
        reader = reader_of(user)
        if reader.user_id is None:
            return self.none()
        moderated = Board.objects.moderated_by(reader).values("pk")
        return self.filter(Q(post__topic__board__in=moderated) | Q(reporter=reader.user_id))

    def waiting(self) -> FlagQuerySet:
        return self.filter(state=FlagState.WAITING)


class Flag(TimeStamped):
    """Somebody says that a post should not stand; each person once for each post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="flags")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_flags")
    reason = models.CharField(max_length=10, choices=FlagReason.choices)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=FlagState.choices, default=FlagState.WAITING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["post", "reporter"], name="flag_once_per_person_and_post"),
            models.CheckConstraint(
                condition=Q(state=FlagState.WAITING, decided_at=None) | (~Q(state=FlagState.WAITING) & Q(decided_at__isnull=False)),
                name="flag_is_decided_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()
