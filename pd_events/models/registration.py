from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import CATALOGUE, Capability, decided_by
from pd_events.enums import ACTIVE, EXPIRING, TAKING, Approval, Attendance, Billing, Credit, Fact, Seat, Skipped, Substitute
from pd_events.errors import HistoryIsFinal
from pd_events.models.date import EventDate
from pd_events.validators import MOST_CENTS

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: User | AnonymousUser | None) -> RegistrationQuerySet:
        """A person's own, those of districts whose people they decide about, and those on events they run."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        held = user.memberships.current()
        if user.is_superuser or held.filter(roles__role__in=CATALOGUE[Capability.RUN_ANY_EVENTS]).exists():
            return self
        runs = held.filter(roles__role__in=CATALOGUE[Capability.RUN_EVENTS]).values("district")
        return self.filter(Q(person=user) | decided_by(user) | Q(date__event__district__in=runs))

    def active(self) -> RegistrationQuerySet:
        """Those that have or wait for a seat."""
        return self.filter(seat__in=ACTIVE)

    def taking(self, now: datetime) -> RegistrationQuerySet:
        """Those that count against the room now. A hold or an offer that has run out does not, whether anybody has noticed or not."""
        return self.filter(Q(seat=Seat.CONFIRMED) | Q(seat__in=EXPIRING, expires_at__gt=now))

    def waiting(self) -> RegistrationQuerySet:
        """The waiting list, first come first."""
        return self.filter(seat=Seat.WAITING).order_by("-priority", "joined_at", "pk")

    def to_decide(self) -> RegistrationQuerySet:
        """Requests that wait for a coordinator."""
        return self.filter(approval=Approval.PENDING, seat__in=ACTIVE)


class Registration(TimeStamped):
    """One person and one date. Five independent facts, each with a history of its own; the row is never deleted, only used again."""

    date = models.ForeignKey(EventDate, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="registrations")
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="registrations")
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=64, blank=True, help_text="Of the last attempt: the same attempt twice is one.")
    approval = models.CharField(max_length=12, choices=Approval.choices, default=Approval.NOT_NEEDED)
    seat = models.CharField(max_length=10, choices=Seat.choices, default=Seat.NONE)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, default=Attendance.UNKNOWN)
    credit = models.CharField(max_length=15, choices=Credit.choices, default=Credit.NONE)
    billing = models.CharField(max_length=10, choices=Billing.choices, default=Billing.NONE)
    substitute = models.CharField(max_length=5, choices=Substitute.choices, default=Substitute.NONE)
    building = models.ForeignKey(
        "pd_events.Building", on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    note = models.CharField("for your coordinator", max_length=300, blank=True)
    cost_cents = models.PositiveIntegerField(default=0, validators=[MaxValueValidator(MOST_CENTS)])
    priority = models.SmallIntegerField(default=0)
    joined_at = models.DateTimeField(help_text="When they asked: the order of the waiting list.")
    expires_at = models.DateTimeField(null=True, blank=True, help_text="When a held or offered seat goes to the next.")
    skipped = models.CharField(max_length=10, choices=Skipped.choices, default=Skipped.NOT_YET, blank=True)
    reason = models.CharField(
        max_length=300, blank=True, help_text="Why a request was declined, or is asked anew, in words for the person."
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decide_by = models.DateTimeField(
        null=True, blank=True, help_text="Until when the coordinator should decide. Silence is no yes."
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, help_text="Rises with each invitation and each end of one.")

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "pk"]
        indexes = [
            models.Index(fields=["date", "seat"], name="registration_seats"),
            models.Index(fields=["district", "approval"], name="registration_to_decide"),
            models.Index(fields=["decide_by"], condition=Q(approval=Approval.PENDING), name="registration_to_decide_by"),
            models.Index(fields=["expires_at"], condition=Q(seat__in=EXPIRING), name="registration_expiring"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "person"], condition=Q(seat__in=ACTIVE), name="registration_once_active_per_person_and_date"
            ),
            models.CheckConstraint(
                condition=~Q(seat__in=EXPIRING) | Q(expires_at__isnull=False), name="registration_hold_and_offer_expire"
            ),
            models.CheckConstraint(
                condition=~Q(seat=Seat.CONFIRMED) | Q(approval__in=(Approval.NOT_NEEDED, Approval.APPROVED, Approval.PENDING)),
                name="registration_seat_is_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.date_id}"

    @property
    def is_active(self) -> bool:
        return self.seat in ACTIVE

    @property
    def takes_seat(self) -> bool:
        return self.seat in TAKING

    @property
    def is_pending(self) -> bool:
        return self.approval == Approval.PENDING

    @property
    def is_overdue(self) -> bool:
        """Whether the time to decide on it is over."""
        return self.is_pending and self.decide_by is not None and self.decide_by <= timezone.now()


class RegistrationChangeQuerySet(models.QuerySet["RegistrationChange"]):
    def visible_to(self, user: User | AnonymousUser | None) -> RegistrationChangeQuerySet:
        """The history of the registrations that this person may see."""
        return self.filter(registration__in=Registration.objects.visible_to(user).values("pk"))


class RegistrationChange(models.Model):
    """One line of a registration's history: which fact became what, by whom, for which district, and why. Only ever added."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="history")
    fact = models.CharField(max_length=10, choices=Fact.choices)
    before = models.CharField(max_length=15, blank=True)
    after = models.CharField(max_length=15)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    acting_for = models.ForeignKey("districts.District", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = RegistrationChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.fact}: {self.before} → {self.after}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise HistoryIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise HistoryIsFinal
