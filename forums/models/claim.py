from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from forums.models.board import Board
from forums.models.post import Post
from forums.readers import reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self) -> ClaimQuerySet:
        """Those that have not lapsed."""
        return self.filter(until__gt=timezone.now())


class Claim(TimeStamped):
    """A moderator is on it: until then nobody else decides about the post. One for each post; one that lapsed is taken over."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="claim")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.post_id} until {self.until:%Y-%m-%d %H:%M}"

    @property
    def is_live(self) -> bool:
        return self.until > timezone.now()


class HandOverNoteQuerySet(models.QuerySet["HandOverNote"]):
    def visible_to(self, user: User | AnonymousUser | None) -> HandOverNoteQuerySet:
        """Those about posts on boards that this person moderates."""
        return self.filter(post__topic__board__in=Board.objects.moderated_by(reader_of(user)).values("pk"))


class HandOverNote(TimeStamped):
    """What one moderator tells the next about a post. Gone with the post's words where it told of a student."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=500)

    objects = HandOverNoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"On {self.post_id}"
