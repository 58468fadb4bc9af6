from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import decided_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

MOST_SUBSTITUTES = 500


class BuildingQuerySet(models.QuerySet["Building"]):
    def visible_to(self, user: User | AnonymousUser | None) -> BuildingQuerySet:
        """Those of districts where the person decides on requests."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(decided_by(user))


class Building(TimeStamped):
    """A school building, with the substitutes that its district finds for it on one day."""

    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="buildings")
    name = models.CharField(max_length=80)
    substitutes = models.PositiveSmallIntegerField(
        "substitutes on one day",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_SUBSTITUTES)],
        help_text="Whoever decides on a request sees how many of them are taken. Empty: no limit is shown.",
    )

    objects = BuildingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="building_name_once_per_district")]

    def __str__(self) -> str:
        return self.name
