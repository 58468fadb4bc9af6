from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.models.tried_here import TriedHere

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ReportReason(models.TextChoices):
    STUDENT = "student", "It could tell who a student is"
    PERSON = "person", "It is unkind to a person"
    ADVERTISING = "advertising", "It sells something"
    WRONG = "wrong", "It is about something else"


class ReportQuerySet(models.QuerySet["TriedHereReport"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ReportQuerySet:
        """Those who keep the notes see every report; nobody else sees any."""
        if user is None or not can(user, Capability.KEEP_NOTES):
            return self.none()
        return self

    def waiting(self) -> ReportQuerySet:
        return self.filter(decided_at=None)


class TriedHereReport(TimeStamped):
    """Somebody says that a note should not stand as it does."""

    note = models.ForeignKey(TriedHere, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=20, choices=ReportReason.choices)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "report of a note"
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["note", "reporter"], condition=Q(decided_at=None), name="tried_here_reported_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.note}"
