from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse

from clearinghouse.core.models import TimeStamped
from forums.enums import PostState, SubjectKind, TopicKind
from forums.models.board import Board
from forums.readers import Reader, reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

PAGE = 20
ADDRESSES_KEPT = 8192


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, user: User | AnonymousUser | None) -> TopicQuerySet:
        """The topics that this person may read now."""
        return self.visible_with(reader_of(user))

    def visible_with(self, reader: Reader) -> TopicQuerySet:
        """Those on boards of theirs. What is not shown is there for its author and the board's moderators only."""
        here = self.filter(board__in=Board.objects.visible_with(reader).values("pk"), merged_into=None)
        if reader.user_id is None:
            return here.filter(readable_by(reader))
        return here.filter(readable_by(reader) | Q(board__in=Board.objects.moderated_by(reader).values("pk")))

    def of(self, board: Board | int, reader: Reader, *, is_moderator: bool) -> TopicQuerySet:
        """The topics of one board that this person is known to read."""
        here = self.filter(board=board, merged_into=None)
        return here if is_moderator else here.filter(readable_by(reader))

    def shown(self) -> TopicQuerySet:
        return self.filter(state=PostState.SHOWN)


def readable_by(reader: Reader) -> Q:
    """What somebody who does not moderate reads of what stands on a board of theirs: topics, and posts in them."""
    shown = Q(state=PostState.SHOWN)
    if reader.user_id is not None:
        shown |= ~Q(state=PostState.DELETED) & Q(author=reader.user_id)
    return shown


class Topic(TimeStamped):
    """A talk: its posts are numbered 1 to `last_seq`, what happens in it 1 to `last_event`, both without a gap."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(max_length=12, choices=TopicKind.choices, default=TopicKind.DISCUSSION)
    title = models.CharField(max_length=150)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="forum_topics")
    tags = models.ManyToManyField("resources.Topic", blank=True, related_name="forum_topics")
    subject_type = models.ForeignKey(ContentType, on_delete=models.SET_NULL, null=True, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("subject_type", "subject_id")
    state = models.CharField(max_length=10, choices=PostState.choices, default=PostState.SHOWN)
    is_pinned = models.BooleanField(default=False)
    is_locked = models.BooleanField(default=False)
    last_seq = models.PositiveIntegerField(default=0, editable=False)
    last_event = models.PositiveIntegerField(default=0, editable=False)
    epoch = models.PositiveIntegerField(default=1, editable=False, help_text="Rises when what open pages know is no longer true.")
    shown_seq = models.PositiveIntegerField(default=0, editable=False, help_text="The number of the newest post that is shown.")
    replies = models.PositiveIntegerField(default=0, editable=False, help_text="Posts shown after the first.")
    last_posted_at = models.DateTimeField(editable=False)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )
    answer = models.ForeignKey("forums.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="+", editable=False,
        help_text="Where its posts went; nothing is left of it but its address.",
    )  # fmt: skip
    began_with = models.ForeignKey(
        "forums.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="begun", editable=False,
        help_text="The first post of a topic that was merged: its title goes with that post's words.",
    )  # fmt: skip

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["-last_posted_at"]
        indexes = [
            # The order of a board, then all that is asked of a topic to know who finds it there: a late page reads no other.
            models.Index(
                fields=["board", "-is_pinned", "-last_posted_at", "-id", "state", "merged_into", "author"],
                name="topic_listed_on_its_board",
            ),
            models.Index(fields=["board", "state", "-last_posted_at"], name="topic_latest_of_board"),
            models.Index(fields=["board", "state", "merged_into"], name="topic_counted_on_its_board"),
            models.Index(fields=["subject_type", "subject_id"], name="topic_about_a_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(shown_seq__lte=models.F("last_seq")), name="topic_shows_only_what_there_is"),
            models.CheckConstraint(condition=Q(kind=TopicKind.QUESTION) | Q(answer=None), name="topic_answered_is_a_question"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("forums:topic", self.pk)

    @property
    def is_shown(self) -> bool:
        return self.state == PostState.SHOWN

    @property
    def is_question(self) -> bool:
        return self.kind == TopicKind.QUESTION

    @property
    def heir(self) -> Topic:
        """The topic in which its posts stand now: itself, unless it was merged."""
        topic = self
        while topic.merged_into is not None:
            topic = topic.merged_into
        return topic

    @property
    def pages(self) -> int:
        """How many pages its posts fill."""
        return max(1, page_of(self.last_seq))

    @property
    def last_page(self) -> int:
        """The page of the newest post that is shown."""
        return max(1, page_of(self.shown_seq))

    @property
    def last_page_url(self) -> str:
        return url_of(self, self.last_page)


def address_of(name: str, pk: int) -> str:
    """The address of a topic or a post, of which a page has dozens: found out once."""
    return found_address(name, pk, get_script_prefix())


@lru_cache(ADDRESSES_KEPT)
def found_address(name: str, pk: int, prefix: str) -> str:
    """The same below this prefix, on which the answer depends."""
    return reverse(name, args=[pk])


def page_of(seq: int) -> int:
    """The page on which the post of this number stands. It never moves: numbers have no gaps and are given once."""
    return (max(seq, 1) - 1) // PAGE + 1


def url_of(topic: Topic, page: int) -> str:
    """The address of one page of a topic."""
    return page_url(topic.get_absolute_url(), page)


def page_url(address: str, page: int) -> str:
    """The same for a topic of this address."""
    return f"{address}?page={page}" if page > 1 else address


def subject_model(kind: str) -> Any:
    """The model of this kind of subject: forums know its name only, as no app imports another on its level."""
    return apps.get_model(SubjectKind(kind).value)
