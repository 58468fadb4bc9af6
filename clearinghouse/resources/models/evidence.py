"""Evidence as the What Works Clearinghouse records it: an intervention, its reviewed studies, their findings.

A value that the source leaves blank is null here and is shown as "not recorded", never as no.
"""

from textwrap import shorten

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from clearinghouse.core.models import TimeStamped
from clearinghouse.resources import validators
from clearinghouse.resources.enums import DeliveryMethod, EvidenceTier, GradeBand, ProgramType, StudyDesign, StudyRating


class Intervention(TimeStamped):
    """A programme, practice or policy whose effect was studied."""

    name = models.CharField(max_length=255)
    wwc_id = models.PositiveIntegerField("WWC intervention id", unique=True, null=True, blank=True)
    program_types = models.JSONField("what it is", default=list, blank=True, validators=[validators.Known(ProgramType)])
    delivery_methods = models.JSONField("how it is taught", default=list, blank=True, validators=[validators.Known(DeliveryMethod)])
    # What the facts alone say, by field of the page. A field follows the facts for as long as it holds these words, until a person rewrites it.
    generated_words = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Study(TimeStamped):
    wwc_id = models.PositiveIntegerField("WWC study id", unique=True, null=True, blank=True)
    citation = models.TextField()
    eric_id = models.CharField("ERIC number", max_length=20, blank=True, validators=[validators.eric_number])
    publication = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True, validators=validators.between(1800, 2099))
    page_url = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name_plural = "studies"

    def __str__(self) -> str:
        return shorten(self.citation, 90, placeholder=" …")


class StudyReview(TimeStamped, ClusterableModel):
    """One review of one study for one intervention: its rating, and who took part where."""

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="reviews")
    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="reviews")
    wwc_id = models.PositiveIntegerField("WWC review id", unique=True, null=True, blank=True)
    purpose = models.CharField(max_length=100, blank=True)
    protocol = models.CharField(max_length=200, blank=True)
    protocol_version = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    standards_version = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    posted_on = models.DateField(null=True, blank=True)
    design = models.CharField(max_length=10, choices=StudyDesign.choices)
    rating = models.CharField(max_length=30, choices=StudyRating.choices)
    rating_reason = models.TextField(blank=True)
    in_rural = models.BooleanField("rural sites", null=True, blank=True)
    in_suburban = models.BooleanField("suburban sites", null=True, blank=True)
    in_urban = models.BooleanField("urban sites", null=True, blank=True)
    is_multisite = models.BooleanField("two or more sites", null=True, blank=True)
    outside_us = models.BooleanField("outside the United States", null=True, blank=True)
    percent_english_learners = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=validators.between(0, 100)
    )
    percent_low_income = models.DecimalField(
        "percent eligible for free or reduced-price lunch",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=validators.between(0, 100),
    )
    sample_make_up = models.JSONField(
        default=dict, blank=True, help_text="Other recorded percentages of the sample, by name.", validators=[validators.shares]
    )

    class Meta:
        ordering = ["study__year", "pk"]

    def __str__(self) -> str:
        return f"{self.intervention}: {self.study}"


class Finding(TimeStamped):
    """One measured outcome of one reviewed study."""

    review = ParentalKey(StudyReview, on_delete=models.CASCADE, related_name="findings")
    wwc_id = models.PositiveIntegerField("WWC finding id", unique=True, null=True, blank=True)
    topic = models.CharField(max_length=50, blank=True)
    outcome_group = models.CharField(
        max_length=100, blank=True, help_text="The broader group of domains, such as general literacy."
    )
    domain = models.CharField("outcome domain", max_length=200)
    measure = models.TextField("outcome measure")
    period = models.CharField(max_length=200, blank=True)
    sample_description = models.TextField(blank=True)
    grade_band = models.CharField(max_length=10, choices=GradeBand.choices, blank=True)
    sample_size = models.PositiveIntegerField("students", null=True, blank=True)
    cluster_sample_size = models.PositiveIntegerField("schools, classes or groups", null=True, blank=True)
    effect_size = models.FloatField(
        null=True, blank=True, help_text="Hedges' g as the WWC computes it.", validators=validators.between(-50, 50)
    )
    improvement_index = models.SmallIntegerField(
        null=True,
        blank=True,
        help_text="Percentile points an average comparison student would have gained.",
        validators=validators.between(-50, 50),
    )
    p_value = models.FloatField(null=True, blank=True, validators=validators.between(0, 1))
    is_significant = models.BooleanField("statistically significant", null=True, blank=True)
    rating = models.CharField(max_length=30, choices=StudyRating.choices, blank=True)
    essa_tier = models.PositiveSmallIntegerField("ESSA tier by the publisher", choices=EvidenceTier.choices, null=True, blank=True)
    unit_of_analysis = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["domain", "pk"]
        indexes = [models.Index(fields=["essa_tier"], name="finding_essa_tier")]

    def __str__(self) -> str:
        return f"{self.domain}: {self.measure}"
