from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from forums.enums import PostState
from forums.models.board import Board
from forums.models.topic import Topic, address_of, page_of, readable_by, url_of
from forums.readers import Reader, reader_of
from forums.validators import validate_post

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, user: User | AnonymousUser | None) -> PostQuerySet:
        """The posts that this person may read now."""
        return self.visible_with(reader_of(user))

    def visible_with(self, reader: Reader) -> PostQuerySet:
        """Those of topics of theirs. What is not shown is there for its author and the board's moderators only."""
        moderated = Board.objects.moderated_by(reader).values("pk") if reader.user_id is not None else ()
        here = self.filter(topic__in=Topic.objects.visible_with(reader).values("pk"))
        return here.filter(readable_by(reader) | Q(topic__board__in=moderated))

    def of(self, topic: Topic | int, reader: Reader, *, is_moderator: bool) -> PostQuerySet:
        """The posts of one topic that this person is known to read."""
        here = self.filter(topic=topic)
        return here if is_moderator else here.filter(readable_by(reader))

    def shown(self) -> PostQuerySet:
        return self.filter(state=PostState.SHOWN)


class Post(TimeStamped):
    """What one person said, with its files, in the name of nobody but themselves; `district` and `author_role` say where they stood when they wrote."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    seq = models.PositiveIntegerField("its number in the topic")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="forum_posts")
    district = models.ForeignKey("districts.District", on_delete=models.SET_NULL, null=True, related_name="+")
    author_role = models.CharField(max_length=120, blank=True)
    text = models.TextField(validators=[validate_post])
    html = models.TextField(editable=False)
    renderer = models.PositiveSmallIntegerField(editable=False, help_text="The version of the renderer that made the HTML.")
    quoted = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    mentioned = models.JSONField(default=list, blank=True, editable=False, help_text="The people it names who may read it.")
    state = models.CharField(max_length=10, choices=PostState.choices, default=PostState.SHOWN)
    hidden_because = models.CharField(max_length=300, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    edits = models.PositiveSmallIntegerField(default=0)
    client_token = models.UUIDField(null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["topic", "seq"]
        indexes = [
            models.Index(fields=["author", "-created_at"], name="post_of_author"),
            models.Index(fields=["renderer"], name="post_by_renderer"),
            models.Index(fields=["state"], condition=Q(state=PostState.WAITING), name="post_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "seq"], name="post_number_once_per_topic"),
            models.UniqueConstraint(fields=["author", "client_token"], name="post_once_per_token"),
        ]

    def __str__(self) -> str:
        return f"#{self.seq} in {self.topic_id}"

    def get_absolute_url(self) -> str:
        """Its address for good: it leads to the page of the topic on which the post stands."""
        return address_of("forums:post", self.pk)

    @property
    def place(self) -> str:
        """Where it stands now."""
        return f"{url_of(self.topic, page_of(self.seq))}#post-{self.seq}"

    @property
    def is_shown(self) -> bool:
        return self.state == PostState.SHOWN

    @property
    def is_first(self) -> bool:
        return self.seq == 1


class RevisionQuerySet(models.QuerySet["Revision"]):
    def visible_to(self, user: User | AnonymousUser | None) -> RevisionQuerySet:
        """Earlier words of posts that this person may read, without those that a moderator has taken out."""
        return self.filter(is_hidden=False, post__in=Post.objects.visible_to(user).values("pk"))


class Revision(models.Model):
    """The words of a post before an edit."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField(help_text="Since when the post had said this.")
    is_hidden = models.BooleanField(default=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["post", "number"]
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="revision_number_once_per_post")]

    def __str__(self) -> str:
        return f"{self.post_id} before edit {self.number}"
