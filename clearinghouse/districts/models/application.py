from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import ApplicationState, DistrictKind, Grade, Locale, Role
from clearinghouse.districts.models.district import District
from clearinghouse.districts.validators import validate_grades, validate_state, validate_zip_code

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

DECIDED = (ApplicationState.ACCEPTED, ApplicationState.DECLINED)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ApplicationQuerySet:
        """Consortium administrators see all that count; to everybody else there are none."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        held = user.memberships.current().filter(roles__role=Role.CONSORTIUM_ADMINISTRATOR)
        return self.confirmed() if user.is_superuser or held.exists() else self.none()

    def confirmed(self) -> ApplicationQuerySet:
        """Those whose sender has confirmed the address."""
        return self.exclude(state=ApplicationState.UNCONFIRMED)

    def waiting(self) -> ApplicationQuerySet:
        return self.filter(state=ApplicationState.WAITING)


class Application(TimeStamped):
    """A district asks to join. Sent by somebody without an account, it counts once their e-mail address is confirmed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=12, choices=ApplicationState.choices, default=ApplicationState.UNCONFIRMED)
    district = models.ForeignKey(District, on_delete=models.SET_NULL, null=True, blank=True, related_name="applications")
    name = models.CharField("name of the district", max_length=200)
    town = models.CharField(max_length=100)
    home_state = models.CharField("state", max_length=2, validators=[validate_state])
    zip_code = models.CharField("zip code", max_length=10, blank=True, validators=[validate_zip_code])
    locale = models.CharField("setting", max_length=10, choices=Locale.choices, blank=True)
    enrolment = models.PositiveIntegerField("students enrolled", null=True, blank=True)
    grades = models.JSONField(default=list, blank=True, validators=[validate_grades])
    website = models.URLField(blank=True)
    contact_name = models.CharField("your name", max_length=150)
    contact_position = models.CharField("your position", max_length=150)
    email = models.EmailField("e-mail address")
    phone = models.CharField(max_length=40, blank=True)
    wanted_kind = models.CharField(
        "what you would like to be", max_length=20, choices=DistrictKind.choices, default=DistrictKind.MEMBER
    )
    why = models.TextField("why you would like to join", max_length=2000, validators=[MaxLengthValidator(2000)])
    brings = models.TextField("what you would bring", max_length=2000, blank=True, validators=[MaxLengthValidator(2000)])
    agreed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(max_length=1000, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ApplicationState.UNCONFIRMED, confirmed_at=None)
                | (~Q(state=ApplicationState.UNCONFIRMED) & Q(confirmed_at__isnull=False)),
                name="application_counts_when_confirmed",
            ),
            models.CheckConstraint(
                condition=(Q(state__in=DECIDED) & Q(decided_at__isnull=False)) | (~Q(state__in=DECIDED) & Q(decided_at=None)),
                name="application_is_decided_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.DECLINED, reason=""), name="application_is_declined_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("districts:application", args=[self.pk])

    @property
    def grade_span(self) -> str:
        """`Kindergarten to Grade 8`, or one grade; gaps are not told."""
        ends = [self.grades[0], self.grades[-1]] if self.grades else []
        return " to ".join(Grade(code).label for code in dict.fromkeys(ends))
