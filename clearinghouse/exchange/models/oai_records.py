"""What other libraries were told of each resource: never deleted, so that a resource that is gone is told as gone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class OaiClock(models.Model):
    """One row that every stamp is taken from: whoever holds it is alone in giving or closing moments."""

    closed_at = models.DateTimeField(help_text="Every stamp up to this second is given and committed; later ones are later.")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="oai_clock_is_one_row")]

    def __str__(self) -> str:
        return f"{self.closed_at:%Y-%m-%dT%H:%M:%SZ}"


class OaiRecord(models.Model):
    """One resource as OAI-PMH tells of it. Its id never changes and is given in the order in which records became known.

    No foreign key: the record outlives its page.
    """

    page_id = models.PositiveBigIntegerField(unique=True)
    stamped_at = models.DateTimeField(help_text="When it last changed, came or went, to the second.")
    is_deleted = models.BooleanField(default=False)
    sets = models.TextField(blank=True, help_text="The sets it is in, each between spaces.")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["stamped_at"], name="oai_record_stamped")]

    def __str__(self) -> str:
        return f"{self.page_id} {'deleted ' if self.is_deleted else ''}{self.stamped_at:%Y-%m-%dT%H:%M:%SZ}"
