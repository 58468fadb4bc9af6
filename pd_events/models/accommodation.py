from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import Role
from pd_events.enums import ACTIVE, AccommodationState
from pd_events.errors import HistoryIsFinal
from pd_events.models.event import Event
from pd_events.models.registration import Registration

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

LONGEST = 1000


class AccommodationQuerySet(models.QuerySet["Accommodation"]):
    def visible_to(self, user: User | AnonymousUser | None) -> AccommodationQuerySet:
        """A person's own, and those that they have to arrange."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(registration__person=user) | self.arranged_by(user))

    @staticmethod
    def arranged_by(user: User) -> Q:
        """The condition that keeps those of people of districts whose PD coordinator they are, and on events that name them for it.

        Neither administrators nor stand-ins nor superusers are meant: this may be about somebody's health.
        """
        places = user.memberships.current()
        coordinated = places.filter(roles__role=Role.PD_COORDINATOR).values("district")
        named = Event.objects.filter(accommodation_contact=user, district__in=places.values("district")).values("pk")
        theirs = Q(registration__district__in=coordinated) | Q(registration__date__event__in=named)
        return theirs & Q(registration__seat__in=ACTIVE) & ~Q(registration__person=user)

    def open(self) -> AccommodationQuerySet:
        """Those that are to be arranged."""
        return self.filter(state=AccommodationState.OPEN)


class Accommodation(TimeStamped):
    """What a person needs to take part. It stays with this person's registration: it goes to no roster, export, search or colleague."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="accommodations")
    text = models.TextField(max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    state = models.CharField(max_length=12, choices=AccommodationState.choices, default=AccommodationState.OPEN)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField("to be arranged by", null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True, help_text="What the person reads about it.")

    objects = AccommodationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="accommodation_to_arrange")]

    def __str__(self) -> str:
        return f"Accommodation {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == AccommodationState.OPEN


class AccommodationChange(models.Model):
    """One line of its history. Only ever added; it goes with the person's words when they are erased."""

    accommodation = models.ForeignKey(Accommodation, on_delete=models.CASCADE, related_name="history")
    words = models.CharField(max_length=400)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Accommodation {self.accommodation_id} at {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise HistoryIsFinal
        super().save(*args, **kwargs)
