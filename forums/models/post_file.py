from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse

from forums.enums import FileKind
from forums.models.post import Post
from forums.models.stored_file import StoredFile, stored_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

# A migration names it here.
__all__ = ["PostFile", "PostFileQuerySet", "stored_name"]


class PostFileQuerySet(models.QuerySet["PostFile"]):
    def visible_to(self, user: User | AnonymousUser | None) -> PostFileQuerySet:
        """The files of posts that this person may read now."""
        return self.filter(post__in=Post.objects.visible_to(user).values("pk"))


class PostFile(StoredFile):
    """A picture or document that stands below the words of a post, for those who read the post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")

    objects = PostFileQuerySet.as_manager()

    class Meta:
        ordering = ["post", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=FileKind.PICTURE) | ~models.Q(alt=""), name="picture_on_a_post_says_what_it_shows"
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("forums:file", args=[self.pk])
