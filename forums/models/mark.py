from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from forums.enums import Level
from forums.models.board import Board
from forums.models.topic import Topic

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class MarkQuerySet(models.QuerySet["TopicMark"]):
    def visible_to(self, user: User | AnonymousUser | None) -> MarkQuerySet:
        """A person's own, of topics that they may read now."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(user=user, topic__in=Topic.objects.visible_to(user).values("pk"))


class TopicMark(models.Model):
    """How far one person has read in one topic, and how much of it they want to hear. The number only ever rises."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="topic_marks")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="marks")
    read_seq = models.PositiveIntegerField(default=0)
    told_seq = models.PositiveIntegerField(default=0, help_text="The newest post that a mail has told of.")
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.MENTIONS)

    objects = MarkQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="topic_mark_once")]
        indexes = [models.Index(fields=["topic", "level"], name="topic_mark_by_level")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.topic_id}: {self.read_seq}"


class BoardMark(models.Model):
    """A person on one board: all that was said until then is read, and whether they hear of new topics."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="board_marks")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="marks")
    read_until = models.DateTimeField(null=True, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.MENTIONS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "board"], name="board_mark_once")]
        indexes = [models.Index(fields=["board", "level"], name="board_mark_by_level")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.board_id}"
