from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import OPEN_STATES, RUNNING_STATES, ImportKind, ImportState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

# A worker gives a sign of life each second; one that was silent for so long is dead.
SILENCE = timedelta(seconds=90)


class FileImportQuerySet(models.QuerySet["FileImport"]):
    def visible_to(self, user: User | AnonymousUser) -> FileImportQuerySet:
        """Those who curate see each other's imports; nobody else sees any."""
        return self if can(user, Capability.CURATE_LIBRARY) else self.none()

    def running(self) -> FileImportQuerySet:
        """In the hands of a worker that is alive."""
        return self.filter(state__in=RUNNING_STATES, beat_at__gte=timezone.now() - SILENCE)


class FileImport(TimeStamped):
    """A file that a curator uploaded: checked first, written when they say so. The file is gone once this is over."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=ImportKind.choices, default=ImportKind.EVIDENCE)
    file_name = models.CharField(max_length=200)
    publishes = models.BooleanField(default=False, help_text="Whether what it brings is published at once.")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.TO_CHECK)
    stage = models.CharField(max_length=100, blank=True, help_text="What the worker is doing.")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True, blank=True, help_text="The worker's last sign of life.")
    report = models.JSONField(default=dict, blank=True, help_text="Of the check, then of the writing.")
    reason = models.TextField(blank=True, help_text="Why it was not done.")

    objects = FileImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "beat_at"], name="import_state")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_open(self) -> bool:
        """Whether a worker has it or will have it."""
        return self.state in OPEN_STATES
