from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Lower

from clearinghouse.advocacy.figures.school_year import words_of
from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.validators import validate_state

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class LargeDistrictQuerySet(models.QuerySet["LargeDistrict"]):
    def visible_to(self, user: User | AnonymousUser | None) -> LargeDistrictQuerySet:
        """Every row: these are facts that somebody published."""
        return self.all()


class FigureRecordQuerySet(models.QuerySet["FigureRecord"]):
    def visible_to(self, user: User | AnonymousUser | None) -> FigureRecordQuerySet:
        """Every row: each was shown to everybody when it was written."""
        return self.all()


class LargeDistrict(TimeStamped):
    """A large school district that the consortium is compared with, as a public source tells it. It need not be a member."""

    name = models.CharField(max_length=200)
    state = models.CharField(max_length=2, validators=[validate_state])
    enrolment = models.PositiveIntegerField("students enrolled", null=True, blank=True)
    year = models.PositiveSmallIntegerField("fall of the count", null=True, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField("source’s address", max_length=500)

    objects = LargeDistrictQuerySet.as_manager()

    class Meta:
        ordering = ["name", "state"]
        constraints = [models.UniqueConstraint(Lower("name"), "state", name="large_district_once_per_state")]

    def __str__(self) -> str:
        return f"{self.name}, {self.state}"


class FigureRecord(TimeStamped):
    """What a figure was at the end of a school year, as it was shown to the public. Written once and kept."""

    key = models.SlugField(max_length=80)
    school_year = models.PositiveSmallIntegerField("year in which the school year began")
    label = models.CharField(max_length=200)
    unit = models.CharField(max_length=80)
    number = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    shown = models.CharField("the number as people read it", max_length=80)
    sentence = models.TextField()
    as_of = models.DateField()
    parts = models.JSONField(default=list, blank=True)
    notes = models.JSONField(default=list, blank=True)

    objects = FigureRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-school_year", "key"]
        constraints = [models.UniqueConstraint(fields=["key", "school_year"], name="figure_once_per_school_year")]

    def __str__(self) -> str:
        return f"{self.label}, {self.school_year_words}: {self.shown}"

    @property
    def school_year_words(self) -> str:
        """`2025–26`."""
        return words_of(self.school_year)
