from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from forums.enums import FileKind
from forums.models.post import Post

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class PostFileQuerySet(models.QuerySet["PostFile"]):
    def visible_to(self, user: User | AnonymousUser | None) -> PostFileQuerySet:
        """The files of posts that this person may read now."""
        return self.filter(post__in=Post.objects.visible_to(user).values("pk"))


def stored_name(instance: PostFile, filename: str) -> str:
    """A name in the storage that nobody guesses; what the file is called is kept beside it."""
    return f"forum_files/{uuid4().hex}.{filename.rpartition('.')[2]}"


class PostFile(TimeStamped):
    """A picture or document that stands below the words of a post, for those who read the post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=FileKind.choices)
    file = models.FileField(upload_to=stored_name)
    preview = models.FileField(upload_to=stored_name, blank=True)
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    alt = models.CharField(max_length=200, blank=True, help_text="What a picture shows.")
    width = models.PositiveIntegerField(default=0, help_text="Of the preview.")
    height = models.PositiveIntegerField(default=0, help_text="Of the preview.")

    objects = PostFileQuerySet.as_manager()

    class Meta:
        ordering = ["post", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=FileKind.PICTURE) | ~models.Q(alt=""), name="picture_on_a_post_says_what_it_shows"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("forums:file", args=[self.pk])

    @property
    def is_picture(self) -> bool:
        return bool(self.kind == FileKind.PICTURE)
