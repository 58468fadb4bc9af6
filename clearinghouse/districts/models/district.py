from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import BELONGING_KINDS, PUBLIC_KINDS, DistrictKind, Locale, Role
from clearinghouse.districts.validators import (
    validate_email_domains,
    validate_grades,
    validate_state,
    validate_time_zone,
    validate_zip_code,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class DistrictQuerySet(models.QuerySet["District"]):
    def belonging(self) -> DistrictQuerySet:
        """Districts whose people are members of the consortium."""
        return self.filter(kind__in=BELONGING_KINDS)

    def associated(self) -> DistrictQuerySet:
        """Districts that have, had or want to have to do with the consortium."""
        return self.exclude(kind=DistrictKind.LISTED)

    def directory(self) -> DistrictQuerySet:
        """Districts that could apply, as a state's public directory lists them. What each is to us is not told with it."""
        return self.filter(is_operating=True).exclude(kind__in=BELONGING_KINDS)

    def visible_to(self, user: User | AnonymousUser | None) -> DistrictQuerySet:
        """Districts this person may see: the public's, their own, and for consortium administrators every one."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.filter(kind__in=PUBLIC_KINDS)
        held = user.memberships.current().filter(roles__role=Role.CONSORTIUM_ADMINISTRATOR)
        if user.is_superuser or held.exists():
            return self
        return self.filter(models.Q(kind__in=PUBLIC_KINDS) | models.Q(pk__in=user.memberships.open().values("district")))


class District(TimeStamped):  # type: ignore[django-manager-missing]  # the pages that belong to it come from Wagtail, untyped
    """A school district: one that belongs to the consortium, wants to, did, or is only listed in the state's directory."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=DistrictKind.choices, default=DistrictKind.LISTED)
    state_code = models.CharField("state organisation code", max_length=20, null=True, blank=True)  # noqa: DJ001 -- NULLs are not equal, so many may have none
    organisation_type = models.CharField(max_length=100, blank=True)
    is_operating = models.BooleanField("runs schools of its own", default=True)
    town = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True, validators=[validate_state])
    zip_code = models.CharField("zip code", max_length=10, blank=True, validators=[validate_zip_code])
    locale = models.CharField(max_length=10, choices=Locale.choices, blank=True)
    enrolment = models.PositiveIntegerField("students enrolled", null=True, blank=True)
    enrolment_year = models.PositiveSmallIntegerField("year of the enrolment figure", null=True, blank=True)
    latitude = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Where the district’s office is, in degrees north, such as 42.12. With both it stands on the map.",
    )
    longitude = models.FloatField(
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="In degrees east; west of Greenwich, as all of America, it begins with a minus: -72.75.",
    )
    grades = models.JSONField(
        default=list, blank=True, help_text="Grade codes from PK to 12, in order.", validators=[validate_grades]
    )
    email_domains = models.JSONField("e-mail domains", default=list, blank=True, validators=[validate_email_domains])
    time_zone = models.CharField(max_length=50, default="America/New_York", validators=[validate_time_zone])
    joined_on = models.DateField(null=True, blank=True)
    website = models.URLField(blank=True)
    introduction = models.TextField(blank=True, help_text="Two or three sentences for the public page.")

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(state_code=""), name="district_state_code_is_null_not_empty"),
            models.UniqueConstraint(fields=["state", "state_code"], name="district_state_code_once_per_state"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="district_place_is_whole",
                violation_error_message="Give both the latitude and the longitude, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("districts:district", args=[self.slug])

    @property
    def belongs(self) -> bool:
        """Whether its people are members of the consortium."""
        return self.kind in BELONGING_KINDS

    @property
    def grade_span(self) -> str:
        """`PK to 12`, or one grade; gaps are not told."""
        ends = [self.grades[0], self.grades[-1]] if self.grades else []
        return " to ".join(code.lstrip("0") for code in dict.fromkeys(ends))
