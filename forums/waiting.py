"""What waits for a moderator: posts that nobody has read yet, and those that somebody reported. And what the consortium asks a person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from forums.enums import AskedState, FlagReason, PostState
from forums.models import Appeal, Asked, Board, DutyWeek, Flag, Post, Topic
from forums.policies import can_plan_rota
from forums.readers import reader_with
from forums.selectors.rota import coming_monday

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.districts.standing import Standing
    from forums.models.board import BoardQuerySet
    from forums.models.post import PostQuerySet


ASKED_FOR = timedelta(days=14)


def moderated(standing: Standing) -> BoardQuerySet:
    """The boards that the person moderates."""
    return Board.objects.moderated_by(reader_with(standing.user, standing.places))


def unread_posts(standing: Standing) -> PostQuerySet:
    """Posts on their boards that wait to be read first, but for their own."""
    waiting = Post.objects.filter(state=PostState.WAITING, topic__board__in=moderated(standing).values("pk"))
    return waiting.exclude(author=standing.user)


def reported_posts(standing: Standing) -> PostQuerySet:
    """Posts on their boards that somebody reported and nobody decided about, the oldest report first."""
    waiting = Flag.objects.waiting().filter(post=OuterRef("pk")).order_by("created_at")
    here = Post.objects.filter(Exists(waiting), topic__board__in=moderated(standing).values("pk"))
    return here.annotate(reported_at=Subquery(waiting.values("created_at")[:1]), reason=Subquery(waiting.values("reason")[:1]))


def appeals(standing: Standing) -> QuerySet[Appeal]:
    """Appeals that they may decide."""
    return Appeal.objects.to_be_decided_by(reader_with(standing.user, standing.places))


def uncovered(standing: Standing) -> QuerySet[User] | None:
    """The person themselves, where nobody is on duty for the coming week and there is a rota at all."""
    if not can_plan_rota(reader_with(standing.user, standing.places)):
        return None
    monday = coming_monday()
    return User.objects.filter(Exists(DutyWeek.objects.all()), ~Exists(DutyWeek.objects.filter(starts=monday)), pk=standing.user.pk)


def appeal_line(row: Row) -> WaitingItem:
    """An appeal, to look at."""
    return WaitingItem("Somebody asks that another moderator look at a decision", reverse("forums:appeal", args=[row.pk]), "Look")


def uncovered_line(row: Row) -> WaitingItem:
    """A week without anybody, to plan."""
    text = f"Nobody looks after the consortium’s boards in the week of {coming_monday():%B %-d}"
    return WaitingItem(text, reverse("forums:rota"), "Plan it")


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


def questions(standing: Standing) -> QuerySet[Asked]:
    """Questions of the last two weeks that were put to this person, who has not replied, and that nobody has answered."""
    replied = Post.objects.filter(author=standing.user, topic=OuterRef("topic"))
    readable = Topic.objects.visible_with(reader_with(standing.user, standing.places)).shown().filter(answer=None, is_locked=False)
    asked = Asked.objects.filter(user=standing.user, state=AskedState.ASKED, at__gt=timezone.now() - ASKED_FOR)
    return asked.filter(~Exists(replied), topic__in=readable.values("pk"))


def question_line(row: Row) -> WaitingItem:
    """A question, to answer or to pass on in place."""
    address = reverse("forums:topic", args=[row.facts["number"]])
    deeds = (Deed("I cannot help", reverse("forums:cannot_help", args=[row.facts["number"]])),)
    return WaitingItem(f"Can you help? {row.facts['topic']}", address, "Answer", note=row.facts["board"], deeds=deeds)


FACTS = {"topic": F("topic__title"), "board": F("topic__board__name")}
KINDS = (
    Kind("forum-reports", "Reported posts", Urgency.OTHERS_WAIT, reported_posts, {**FACTS, "reason": F("reason")}, reported_line,
         since="reported_at"),
    Kind("forum-asked", "What the consortium asks you", Urgency.SOON, questions,
         {"topic": F("topic__title"), "board": F("topic__board__name"), "number": F("topic")}, question_line, since="at"),
    Kind("forum-posts", "Posts to read first", Urgency.OTHERS_WAIT, unread_posts, FACTS, unread_line),
    Kind("forum-appeals", "Decisions to look at again", Urgency.OTHERS_WAIT, appeals, {}, appeal_line),
    Kind("forum-rota", "Weeks without a moderator", Urgency.SOON, uncovered, {}, uncovered_line, since=None),
)  # fmt: skip
