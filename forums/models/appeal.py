from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from forums.enums import AppealState
from forums.models.board import Board
from forums.models.decision import Decision, kept_by
from forums.readers import Reader, reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class AppealQuerySet(models.QuerySet["Appeal"]):
    def visible_to(self, user: User | AnonymousUser | None) -> AppealQuerySet:
        """One's own, and those against what was decided on boards that one moderates."""
        reader = reader_of(user)
        if reader.user_id is None:
            return self.none()
        return self.filter(Q(decision__person=reader.user_id) | Q(pk__in=self.moderated_by(reader).values("pk")))

    def moderated_by(self, reader: Reader) -> AppealQuerySet:
        """Those against decisions about posts on boards of theirs, and against silences on boards whose record they keep."""
        posts = Q(decision__post__topic__board__in=Board.objects.moderated_by(reader).values("pk"))
        silences = Q(decision__post=None, decision__in=Decision.objects.filter(kept_by(reader)).values("pk"))
        return self.filter(posts | silences)

    def waiting(self) -> AppealQuerySet:
        return self.filter(state=AppealState.WAITING)

    def to_be_decided_by(self, reader: Reader) -> AppealQuerySet:
        """Those that wait for this person, as `policies.can_decide_appeal` says it of one: not against what they decided, and not their own."""
        waiting = self.waiting().moderated_by(reader)
        return waiting.exclude(decision__decided_by=reader.user_id).exclude(decision__person=reader.user_id)


class Appeal(TimeStamped):
    """Whoever a decision is about asks, once, that another moderator look at it."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.WAITING)
    answer = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AppealState.WAITING, decided_at=None)
                | (~Q(state=AppealState.WAITING) & Q(decided_at__isnull=False)),
                name="appeal_is_decided_at_some_time",
            )
        ]

    def __str__(self) -> str:
        return f"Against {self.decision_id}"

    def get_absolute_url(self) -> str:
        return reverse("forums:appeal", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.state == AppealState.WAITING
