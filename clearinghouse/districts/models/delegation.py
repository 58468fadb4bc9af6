from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.models.district import District
from clearinghouse.districts.models.membership import Membership

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def standing(self) -> DelegationQuerySet:
        """Those that have not been ended and whose last day is not over."""
        return self.filter(ended_at=None, last__gte=timezone.localdate())

    def current(self) -> DelegationQuerySet:
        """Those that count today: the person still has a place in that belonging district."""
        place = Membership.objects.current().filter(user=OuterRef("person"), district=OuterRef("district"))
        return self.standing().filter(Exists(place), first__lte=timezone.localdate(), person__is_active=True)

    def for_person(self, user: User) -> DelegationQuerySet:
        """The districts for which this person decides today in somebody's stead."""
        return self.current().filter(person=user)


class Delegation(TimeStamped):
    """Somebody of a district who decides on requests of its people in the coordinator's stead, from one day to another."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="delegations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="delegations")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    first = models.DateField("first day")
    last = models.DateField("last day")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="delegation_ends_after_it_begins",
                violation_error_message="The last day lies before the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.district}"
