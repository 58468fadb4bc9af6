from django.db import models

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import DistrictKind, Locale


class District(TimeStamped):
    """A school district: one that belongs to the consortium, wants to, did, or is only listed in the state's directory."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=DistrictKind.choices, default=DistrictKind.LISTED)
    state_code = models.CharField("state organisation code", max_length=20, unique=True, null=True, blank=True)
    organisation_type = models.CharField(max_length=100, blank=True)
    is_operating = models.BooleanField("runs schools of its own", default=True)
    town = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True)
    zip_code = models.CharField("zip code", max_length=10, blank=True)
    locale = models.CharField(max_length=10, choices=Locale.choices, blank=True)
    enrolment = models.PositiveIntegerField("students enrolled", null=True, blank=True)
    enrolment_year = models.PositiveSmallIntegerField("year of the enrolment figure", null=True, blank=True)
    grades = models.JSONField(default=list, blank=True, help_text="Grade codes from PK to 12, in order.")
    email_domains = models.JSONField("e-mail domains", default=list, blank=True)
    time_zone = models.CharField(max_length=50, default="America/New_York")
    joined_on = models.DateField(null=True, blank=True)
    website = models.URLField(blank=True)
    introduction = models.TextField(blank=True, help_text="Two or three sentences for the public page.")

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~models.Q(state_code=""), name="district_state_code_is_null_not_empty")]

    def __str__(self) -> str:
        return self.name
