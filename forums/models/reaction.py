from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from forums.enums import ReactionKind
from forums.models.post import Post

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ReactionQuerySet:
        """Those that stand on posts that this person may read now."""
        return self.standing().filter(post__in=Post.objects.visible_to(user).values("pk"))

    def standing(self) -> ReactionQuerySet:
        return self.filter(is_on=True)


class Reaction(models.Model):
    """One word of one person on a post, in place of a post that says nothing else. Taken back it stays as a row, so that turns are counted."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_reactions")
    kind = models.CharField(max_length=8, choices=ReactionKind.choices)
    is_on = models.BooleanField(default=True)
    turns = models.PositiveSmallIntegerField(default=1, help_text="How often it was given and taken back.")
    changed_at = models.DateTimeField(auto_now=True)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering = ["changed_at"]
        constraints = [models.UniqueConstraint(fields=["post", "user", "kind"], name="reaction_once_per_person_post_and_kind")]
        indexes = [models.Index(fields=["user", "-changed_at"], name="reaction_of_a_person")]

    def __str__(self) -> str:
        return self.get_kind_display()
