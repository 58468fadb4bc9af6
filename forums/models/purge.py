from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from clearinghouse.core.models import TimeStamped
from forums.models.board import Board
from forums.models.post import Post
from forums.readers import reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class PurgeProofQuerySet(models.QuerySet["PurgeProof"]):
    def visible_to(self, user: User | AnonymousUser | None) -> PurgeProofQuerySet:
        """Those of posts on boards that this person moderates."""
        return self.filter(post__topic__board__in=Board.objects.moderated_by(reader_of(user)).values("pk"))


class PurgeProof(TimeStamped):
    """That words were taken out of everything: how many pieces from where, and what a later look found still there."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="proof")
    purged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    taken = models.JSONField(default=dict, help_text="How many pieces were taken out, by place.")
    left = models.JSONField(default=dict, help_text="How many pieces the last look found, by place, without those where none was.")
    purged_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = PurgeProofQuerySet.as_manager()

    class Meta:
        ordering = ["-purged_at"]

    def __str__(self) -> str:
        return f"{self.post_id} purged {self.purged_at:%Y-%m-%d}"

    @property
    def is_clean(self) -> bool:
        """Whether somebody has looked and found nothing."""
        return self.checked_at is not None and not self.left
