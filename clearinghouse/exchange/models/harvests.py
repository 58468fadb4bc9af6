"""Other libraries that we ask, and what became of each of their records."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange.enums import OPEN_HARVESTS, HarvestOutcome, HarvestState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class HarvestSourceQuerySet(models.QuerySet["HarvestSource"]):
    def visible_to(self, user: User | AnonymousUser) -> HarvestSourceQuerySet:
        """Those who curate see all of them; nobody else sees any."""
        return self if can(user, Capability.CURATE_LIBRARY) else self.none()


class HarvestSource(TimeStamped):
    """Another library: where it answers, what is asked of it, and how far a harvest has come."""

    SILENCE = timedelta(seconds=150)

    name = models.CharField(max_length=200)
    address = models.URLField(max_length=400)
    prefix = models.CharField(max_length=100, default="oai_dc")
    set_spec = models.CharField(max_length=200, blank=True)
    mapping = models.JSONField(default=dict)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=HarvestState.choices, default=HarvestState.NEW)
    preview = models.JSONField(default=list, blank=True, help_text="The first records as they would come in.")
    token = models.TextField(blank=True, help_text="Where a harvest goes on.")
    restarts = models.PositiveSmallIntegerField(default=0)
    began_at = models.CharField(max_length=20, blank=True, help_text="The other library's moment of the first answer.")
    since = models.CharField(max_length=20, blank=True, help_text="The last whole harvest asked up to here.")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = HarvestSourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether a worker has it or will have it."""
        return self.state in OPEN_HARVESTS


class HarvestedRecord(TimeStamped):
    """One record of another library, and the draft that was made of it."""

    source = models.ForeignKey(HarvestSource, on_delete=models.CASCADE, related_name="records")
    identifier = models.CharField(max_length=300)
    datestamp = models.CharField(max_length=20, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=10, choices=HarvestOutcome.choices)
    note = models.CharField(max_length=500, blank=True)
    page = models.ForeignKey(
        "resources.ResourcePage", on_delete=models.SET_NULL, null=True, blank=True, related_name="harvested_as"
    )
    revision = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="The draft as we wrote it; another one is a person's."
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "identifier"], name="harvested_once_a_source")]
        indexes = [models.Index(fields=["source", "outcome"], name="harvested_outcome")]

    def __str__(self) -> str:
        return self.identifier
