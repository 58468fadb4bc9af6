from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from clearinghouse.core.models import TimeStamped
from forums.readers import reader_of
from forums.validators import validate_monday

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class DutyWeekQuerySet(models.QuerySet["DutyWeek"]):
    def visible_to(self, user: User | AnonymousUser | None) -> DutyWeekQuerySet:
        """The rota is for those who moderate the consortium's boards."""
        return self.all() if reader_of(user).oversees else self.none()


class DutyWeek(TimeStamped):
    """A week of the rota: who looks after the consortium's boards, and who where the first may not decide or is away."""

    starts = models.DateField(unique=True, validators=[validate_monday], help_text="A Monday.")
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    stand_in = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DutyWeekQuerySet.as_manager()

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.CheckConstraint(condition=Q(stand_in=None) | ~Q(stand_in=F("moderator")), name="rota_stand_in_is_another")
        ]

    def __str__(self) -> str:
        return f"Week of {self.starts:%Y-%m-%d}"

    @property
    def last_day(self) -> date:
        return self.starts + timedelta(days=6)
