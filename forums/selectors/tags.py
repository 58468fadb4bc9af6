"""Talk by the terms that it shares with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from clearinghouse.core.models.standing import StandingQuery
from clearinghouse.resources.brought.topics import Entry, Section
from clearinghouse.resources.models import Topic as Tag
from forums.enums import PostState
from forums.models import Topic

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User

FEW = 5


def tagging(board: int) -> QuerySet[Tag]:
    """The terms of the library that shown topics of this board carry, by name: looked for by one topic a term."""
    tagged = Topic.tags.through.objects.filter(to_topic=OuterRef("pk"), from_topic__board=board, from_topic__state=PostState.SHOWN)
    return Tag.objects.current().filter(Exists(tagged)).order_by("name")


TAGGING = StandingQuery(tagging)
TAGS = StandingQuery(lambda topic: Tag.objects.filter(forum_topics=topic).order_by("name"))


def tags_of(topic: Topic) -> list[Tag]:
    """The terms that this topic carries, by name. One query."""
    return TAGS(topic.pk)


def talk_on(terms: set[int], user: User | AnonymousUser | None) -> Section | None:
    """The latest topics with one of these terms that this person may read, for the term's page in the library. Two queries, for a visitor one."""
    tagged = Topic.tags.through.objects.filter(to_topic__in=terms).values("from_topic")
    found = Topic.objects.visible_to(user).shown().filter(pk__in=tagged).select_related("board")
    entries = tuple(entry_of(topic) for topic in found.order_by("-last_posted_at", "-pk")[:FEW])
    return Section("What people ask and tell", entries) if entries else None


def entry_of(topic: Topic) -> Entry:
    """A topic as a line: where it stands and how far the talk has come."""
    replies = f"{topic.replies} repl{'y' if topic.replies == 1 else 'ies'}"
    return Entry(topic.title, topic.get_absolute_url(), f"{topic.board} · {'answered, ' if topic.answer_id else ''}{replies}")
