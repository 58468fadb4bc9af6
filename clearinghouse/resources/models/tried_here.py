"""What a member district says of a resource that it tried. It stands beside the research and never counts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.audience import MEMBERS_KEY, audience_keys_of
from clearinghouse.districts.enums import Audience, Grade
from clearinghouse.districts.profile.small_counts import shown_count
from clearinghouse.districts.validators import validate_grades
from clearinghouse.resources import validators
from clearinghouse.resources.models.pages import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

LONGEST = 2000
READERS = (Audience.MEMBERS, Audience.PUBLIC)


class Outcome(models.TextChoices):
    """What became of it."""

    KEPT = "kept", "Kept it"
    DROPPED = "dropped", "Dropped it"
    TRYING = "trying", "Still trying"


class TriedWith(models.TextChoices):
    """Where in the school it was tried."""

    WHOLE_CLASS = "whole_class", "With whole classes"
    SMALL_GROUP = "small_group", "In small groups"
    ONE_STUDENT = "one_student", "One student at a time"
    MIXED_GRADES = "mixed_grades", "In a room of several grades"
    WHOLE_SCHOOL = "whole_school", "Across a school"
    AFTER_SCHOOL = "after_school", "After school or in summer"
    ONLINE = "online", "Online or by video"


class NoteState(models.TextChoices):
    DRAFT = "draft", "Only your district sees it"
    SHOWN = "shown", "Shown"
    WITHDRAWN = "withdrawn", "Withdrawn"
    HIDDEN = "hidden", "Taken down after a report"


class TriedHereQuerySet(models.QuerySet["TriedHere"]):
    def visible_to(self, user: User | AnonymousUser | None) -> TriedHereQuerySet:
        """Notes on resources that the person may see: those shown to them, and in any state those of their own districts."""
        return self.filter(readable_by(audience_keys_of(user)), page__in=ResourcePage.objects.visible_to(user))

    def shown(self) -> TriedHereQuerySet:
        return self.filter(state=NoteState.SHOWN)


def readable_by(keys: frozenset[str]) -> Q:
    """The condition that keeps the notes a holder of these audience keys may read, wherever the resource itself is seen to."""
    condition = shown_to(keys)
    own = [int(key.removeprefix("district:")) for key in keys if key.startswith("district:")]
    return condition | Q(district__in=own) if own else condition


def shown_to(keys: frozenset[str], *, through: str = "") -> Q:
    """The condition that keeps the notes shown to a holder of these audience keys. `through` names the relation that leads to them."""
    audiences = READERS if MEMBERS_KEY in keys else (Audience.PUBLIC,)
    return Q(**{f"{through}state": NoteState.SHOWN, f"{through}audience__in": audiences})


class TriedHere(TimeStamped):
    """One district's note on one resource."""

    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="tried_here")
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="tried_here")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="tried_here")
    state = models.CharField(max_length=10, choices=NoteState.choices, default=NoteState.DRAFT)
    audience = models.CharField(
        max_length=10, choices=[(each.value, each.label) for each in READERS], default=Audience.MEMBERS
    )  # fmt: skip
    setting = models.CharField("where in the school", max_length=20, choices=TriedWith.choices, blank=True)
    grades = models.JSONField(default=list, blank=True, validators=[validate_grades])
    students = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1, 10_000))
    staff = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1, 1_000))
    minutes_a_week = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1, 2_400))
    weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1, 200))
    cost = models.DecimalField(
        "cost in dollars", max_digits=9, decimal_places=2, null=True, blank=True, validators=validators.between(0, 1_000_000)
    )
    cost_for = models.CharField("what the money was for", max_length=200, blank=True)
    outcome = models.CharField("what became of it", max_length=10, choices=Outcome.choices)
    saw = models.TextField("what you saw", max_length=LONGEST, validators=[MaxLengthValidator(LONGEST)])
    differently = models.TextField(
        "what you would do differently", max_length=LONGEST, blank=True, validators=[MaxLengthValidator(LONGEST)]
    )
    started_on = models.DateField("begun on", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)

    objects = TriedHereQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "tried-here note"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=[each.value for each in READERS]), name="tried_here_for_members_or_all"
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")),
                name="tried_here_ends_after_it_begins",
                violation_error_message="It ended before it began. Look at both dates again.",
            ),
        ]
        indexes = [models.Index(fields=["page", "state", "audience"], name="tried_here_of_page")]

    def __str__(self) -> str:
        return f"{self.district} on {self.page.title}"

    def get_absolute_url(self) -> str:
        return reverse("library:tried_here", args=[self.pk])

    @property
    def is_shown(self) -> bool:
        return self.state == NoteState.SHOWN

    @property
    def readers_words(self) -> str:
        """Who may read it now."""
        if not self.is_shown:
            return self.get_state_display()
        return "Everyone may read it" if self.audience == Audience.PUBLIC else "Members of the consortium may read it"

    @property
    def students_words(self) -> str:
        """How many students, without telling of fewer than ten."""
        if self.students is None:
            return ""
        shown = shown_count(self.students)
        return "fewer than 10 students" if shown is None else f"{shown:,} students"

    @property
    def grades_words(self) -> str:
        """`Kindergarten to grade 2`, or one grade."""
        names = [str(Grade(code).label) for code in self.grades]
        if len(names) < 2:
            return "".join(names)
        return f"{names[0]} to {names[-1][0].lower()}{names[-1][1:]}"

    def clean(self) -> None:
        super().clean()
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "It ended before it began. Look at both dates again."})
