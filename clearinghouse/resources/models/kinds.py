"""The kinds of resource. Each declares its own fields; what all share is in pages.py."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from clearinghouse.resources import validators
from clearinghouse.resources.blocks import RecommendationBlock
from clearinghouse.resources.cms import panels
from clearinghouse.resources.cms.page_forms import AssistiveTechnologyPageForm, PracticePageForm
from clearinghouse.resources.enums import (
    AccessibilityFeature,
    AccessibilityHazard,
    AccessMode,
    Bandwidth,
    Devices,
    Environment,
    IsteArea,
    ResourceKind,
    SamrLevel,
    TechLevel,
)
from clearinghouse.resources.models.evidence import Intervention
from clearinghouse.resources.models.pages import ResourcePage


def in_words(choices: type[models.TextChoices], values: list[str]) -> list[str]:
    """Stored values as people read them."""
    return [str(choices(value).label) for value in values]


PLAIN_WORDS = ["bold", "italic", "link", "ol", "ul"]


class ResearchReviewPage(ResourcePage):
    """What the reviewed research says about one intervention."""

    intervention = models.OneToOneField(Intervention, on_delete=models.PROTECT, related_name="page")
    what_it_is = RichTextField(blank=True, features=PLAIN_WORDS)
    what_it_takes = RichTextField(blank=True, features=PLAIN_WORDS, help_text="Staff, time, materials and training.")

    content_panels: ClassVar = panels.RESEARCH_REVIEW_PAGE
    kind = ResourceKind.RESEARCH_REVIEW
    page_description = "What the reviewed studies say about one program, with its findings as data."


class PracticeGuidePage(ResourcePage):
    """Recommendations of a panel that read the research, each with how sure it is and how to do it."""

    recommendations = StreamField([("recommendation", RecommendationBlock())], blank=True)
    what_it_takes = RichTextField(blank=True, features=PLAIN_WORDS, help_text="What a small school needs to follow it.")
    pages_in_original = models.PositiveSmallIntegerField("pages", null=True, blank=True)

    content_panels: ClassVar = panels.PRACTICE_GUIDE_PAGE
    kind = ResourceKind.PRACTICE_GUIDE
    page_description = "A guide's recommendations: level of evidence, steps, obstacles and answers."


class PracticePage(ResourcePage):
    """A way of teaching with technology that a teacher can begin on Monday."""

    minutes = models.PositiveSmallIntegerField("minutes a session", null=True, blank=True, validators=validators.between(1, 600))
    sessions = models.CharField(
        max_length=200, blank=True, help_text="How often and for how long, such as: twice a week for a term."
    )
    monday = models.JSONField("what to do Monday", default=list, blank=True, validators=[validators.steps])
    devices = models.CharField(max_length=20, choices=Devices.choices, blank=True)
    bandwidth = models.CharField(max_length=10, choices=Bandwidth.choices, blank=True)
    without_a_line = models.TextField("when the line is down", blank=True)
    staff = models.CharField("who is needed", max_length=200, blank=True)
    iste_area = models.CharField("ISTE educator area", max_length=20, choices=IsteArea.choices, blank=True)
    samr = models.CharField("SAMR, for talk only", max_length=20, choices=SamrLevel.choices, blank=True)
    samr_question = models.CharField("question for colleagues", max_length=300, blank=True)

    content_panels: ClassVar = panels.PRACTICE_PAGE
    base_form_class = PracticePageForm
    kind = ResourceKind.PRACTICE
    page_description = "What to do Monday: time, devices, bandwidth, staff, cost."


class AssistiveTechnologyPage(ResourcePage):
    """Something that helps a student do a task: what it does, what it costs, how to borrow, try and judge it."""

    functional_needs = ParentalManyToManyField("resources.FunctionalNeed", blank=True, related_name="resources")
    environments = models.JSONField("where it helps", default=list, blank=True, validators=[validators.Known(Environment)])
    tech_level = models.CharField(max_length=4, choices=TechLevel.choices)
    what_it_does = RichTextField(blank=True, features=PLAIN_WORDS)
    how_to_start = models.JSONField(default=list, blank=True, validators=[validators.steps])
    with_people = models.CharField("who helps", max_length=300, blank=True)
    try_first = ParentalManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="try_next",
        help_text="What costs less and may do: it comes first on the ladder.",
    )
    accessibility_features = models.JSONField(default=list, blank=True, validators=[validators.Known(AccessibilityFeature)])
    access_modes = models.JSONField(default=list, blank=True, validators=[validators.Known(AccessMode)])
    accessibility_hazards = models.JSONField(default=list, blank=True, validators=[validators.Known(AccessibilityHazard)])
    acr_product = models.CharField("product reported on", max_length=200, blank=True)
    acr_edition = models.CharField("edition of the VPAT", max_length=60, blank=True, help_text="Such as: VPAT 2.5 Rev 508.")
    acr_date = models.DateField("date of the report", null=True, blank=True)
    acr_url = models.URLField("address of the report", max_length=500, blank=True)
    cost_low = models.DecimalField("lowest cost for one student", max_digits=9, decimal_places=2, null=True, blank=True,
                                   validators=validators.between(0, 1_000_000))  # fmt: skip
    cost_high = models.DecimalField("highest cost for one student", max_digits=9, decimal_places=2, null=True, blank=True,
                                    validators=validators.between(0, 1_000_000))  # fmt: skip
    funding = models.JSONField("ways to pay", default=list, blank=True, validators=[validators.steps])
    loan = models.TextField("borrowing first", blank=True)
    trial_weeks = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1, 52))
    trial_measures = models.JSONField("what to count", default=list, blank=True, validators=[validators.steps])
    trial_steps = models.JSONField("steps of the trial", default=list, blank=True, validators=[validators.steps])
    keep_if = models.TextField("keep it if", blank=True)
    in_the_iep = models.TextField("in the IEP", blank=True)

    content_panels: ClassVar = panels.ASSISTIVE_TECHNOLOGY_PAGE
    base_form_class = AssistiveTechnologyPageForm
    kind = ResourceKind.ASSISTIVE_TECHNOLOGY
    page_description = "By task: functional need, rung of the ladder, accessibility, cost, loan and a trial plan."

    @property
    def environment_words(self) -> list[str]:
        return in_words(Environment, self.environments)

    @property
    def feature_words(self) -> list[str]:
        return in_words(AccessibilityFeature, self.accessibility_features)

    @property
    def access_mode_words(self) -> list[str]:
        return in_words(AccessMode, self.access_modes)

    @property
    def hazard_words(self) -> list[str]:
        return in_words(AccessibilityHazard, self.accessibility_hazards)

    def clean(self) -> None:
        super().clean()
        if self.cost_low is not None and self.cost_high is not None and self.cost_low > self.cost_high:
            raise ValidationError({"cost_high": "The highest cost is below the lowest. Swap the two."})


class LinkPage(ResourcePage):
    """A work that stands elsewhere, or a document kept here, with its record."""

    document = models.ForeignKey("wagtaildocs.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    content_panels: ClassVar = panels.LINK_PAGE
    kind = ResourceKind.LINK
    page_description = "A work elsewhere or a document here, with who made it, when, and what others may do with it."

    def clean(self) -> None:
        super().clean()
        if not self.source_url and self.document_id is None:
            raise ValidationError({"source_url": "Give the address of the original, or choose a document."})
