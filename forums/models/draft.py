from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from forums.enums import TopicKind
from forums.models.board import Board
from forums.models.post import Post
from forums.models.topic import Topic
from forums.validators import LONGEST_POST

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, user: User | AnonymousUser | None) -> DraftQuerySet:
        """A person's own, of topics and boards that they may read now; nobody else sees any."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        topics, boards = Topic.objects.visible_to(user).values("pk"), Board.objects.visible_to(user).values("pk")
        return self.filter(Q(topic__in=topics) | Q(board__in=boards), author=user)


class Draft(TimeStamped):
    """What somebody has begun to write: a reply to a topic, or a new topic on a board. It has the token of the form it was written in."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_drafts")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    title = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=12, choices=TopicKind.choices, blank=True)
    text = models.TextField(blank=True, validators=[MaxLengthValidator(LONGEST_POST)])
    tags = models.JSONField(default=list, blank=True, help_text="Slugs of the terms chosen for a new topic.")
    about = models.CharField(max_length=40, blank=True)
    quoted = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    token = models.UUIDField(default=uuid4)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic=None, board__isnull=False) | Q(topic__isnull=False, board=None),
                name="draft_is_a_reply_or_a_topic",
            ),
            models.UniqueConstraint(fields=["author", "topic"], name="draft_once_per_person_and_topic"),
            models.UniqueConstraint(fields=["author", "board"], name="draft_once_per_person_and_board"),
        ]

    def __str__(self) -> str:
        return self.title or " ".join(self.text.split())[:80] or "No words yet"

    def get_absolute_url(self) -> str:
        """Where one goes on writing it."""
        if self.board is not None:
            return reverse("forums:start", args=[self.board.slug])
        return reverse("forums:reply", args=[self.topic_id])
