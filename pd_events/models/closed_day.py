from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from clearinghouse.districts.policies import can_see_people

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ClosedDayQuerySet(models.QuerySet["ClosedDay"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ClosedDayQuerySet:
        """Members see when each other's schools are closed."""
        return self if user is not None and can_see_people(user) else self.none()


class ClosedDay(models.Model):
    """Days on which a district's schools are closed: the clock of offers and decisions stands still."""

    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, related_name="closed_days")
    first = models.DateField("first day")
    last = models.DateField("last day")
    name = models.CharField("what it is", max_length=80)

    objects = ClosedDayQuerySet.as_manager()

    class Meta:
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="closed_days_end_after_they_begin")]

    def __str__(self) -> str:
        return f"{self.district}: {self.name}"
