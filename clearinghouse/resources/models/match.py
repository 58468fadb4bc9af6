from django.conf import settings
from django.db import models

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import Locale
from clearinghouse.resources import validators
from clearinghouse.resources.enums import GradeBand
from clearinghouse.resources.matching.bands import EnrolmentBand
from clearinghouse.resources.matching.ours import LARGEST_BUDGET


class KeptSetting(TimeStamped):
    """What one person compares resources with: their district's size, place, grades and dollars a pupil. Seen by nobody else."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_setting")
    enrolment = models.CharField(max_length=10, choices=EnrolmentBand.choices, blank=True)
    locale = models.CharField(max_length=10, choices=Locale.choices, blank=True)
    grades = models.JSONField(default=list, blank=True, validators=[validators.Known(GradeBand)])
    budget = models.PositiveIntegerField(
        "dollars a pupil and year", null=True, blank=True, validators=validators.between(0, LARGEST_BUDGET)
    )

    def __str__(self) -> str:
        return f"What {self.user} compares with"
