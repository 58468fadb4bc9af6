"""What waits for a moderator: posts that nobody has read yet, and those that somebody reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse

from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from forums.enums import FlagReason, PostState
from forums.models import Board, Flag, Post
from forums.readers import Reader

if TYPE_CHECKING:
    from clearinghouse.districts.standing import Standing
    from forums.models.board import BoardQuerySet
    from forums.models.post import PostQuerySet


def moderated(standing: Standing) -> BoardQuerySet:
    """The boards that the person moderates, made of what is known of them already."""
    roles = {(place.district.pk, role) for place in standing.places for role in place.roles}
    places = {(place.district.pk, None) for place in standing.places}
    return Board.objects.moderated_by(Reader(standing.user.pk, frozenset(roles | places), standing.user.is_superuser))


def unread_posts(standing: Standing) -> PostQuerySet:
    """Posts on their boards that wait to be read first, but for their own."""
    waiting = Post.objects.filter(state=PostState.WAITING, topic__board__in=moderated(standing).values("pk"))
    return waiting.exclude(author=standing.user)


def reported_posts(standing: Standing) -> PostQuerySet:
    """Posts on their boards that somebody reported and nobody decided about, the oldest report first."""
    waiting = Flag.objects.waiting().filter(post=OuterRef("pk")).order_by("created_at")
    here = Post.objects.filter(Exists(waiting), topic__board__in=moderated(standing).values("pk"))
    return here.annotate(reported_at=Subquery(waiting.values("created_at")[:1]), reason=Subquery(waiting.values("reason")[:1]))


def unread_line(row: Row) -> WaitingItem:
    """A post to let stand in place, or to look at."""
    address = reverse("forums:moderate", args=[row.pk])
    deeds = (
        Deed("Let it stand", reverse("forums:show", args=[row.pk]), look=""),
        Deed("Take it down", reverse("forums:hide", args=[row.pk]), asks="Why? Whoever wrote it reads this."),
    )
    return WaitingItem(f"New post in {row.facts['topic']}", address, "Read it", note=row.facts["board"], deeds=deeds)


def reported_line(row: Row) -> WaitingItem:
    """A reported post, to look at."""
    note = f"{FlagReason(row.facts['reason']).label} · {row.facts['board']}"
    return WaitingItem(f"Reported: a post in {row.facts['topic']}", reverse("forums:moderate", args=[row.pk]), "Look", note=note)


FACTS = {"topic": F("topic__title"), "board": F("topic__board__name")}
KINDS = (
    Kind("forum-reports", "Reported posts", Urgency.OTHERS_WAIT, reported_posts, {**FACTS, "reason": F("reason")}, reported_line,
         since="reported_at"),
    Kind("forum-posts", "Posts to read first", Urgency.OTHERS_WAIT, unread_posts, FACTS, unread_line),
)  # fmt: skip
