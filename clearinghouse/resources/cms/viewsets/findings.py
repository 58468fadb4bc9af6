from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.cms.viewsets.base import RecordViewSet, recorded, source
from clearinghouse.resources.enums import EvidenceTier, GradeBand
from clearinghouse.resources.models import Finding

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

FINDING_FACTS = [
    FieldRowPanel([FieldPanel("topic"), FieldPanel("outcome_group")]),
    FieldPanel("domain", help_text="Findings of one domain are judged together. Write it as the other findings do."),
    FieldPanel("measure"),
    FieldRowPanel([FieldPanel("period"), FieldPanel("grade_band")]),
    FieldPanel("sample_description"),
    FieldRowPanel([FieldPanel("sample_size"), FieldPanel("cluster_sample_size"), FieldPanel("unit_of_analysis")]),
    FieldRowPanel([FieldPanel("effect_size"), FieldPanel("improvement_index")]),
    FieldRowPanel([FieldPanel("p_value"), *recorded("is_significant")]),
    FieldRowPanel([FieldPanel("rating", help_text="Where it differs from the study's."), FieldPanel("essa_tier")]),
]

FINDING = [FieldPanel("review"), *FINDING_FACTS, source()]


class FindingFilterSet(WagtailFilterSet):
    essa_tier = django_filters.ChoiceFilter(choices=EvidenceTier.choices, label="Tier by the publisher")
    topic = django_filters.AllValuesFilter(label="Topic")
    grade_band = django_filters.ChoiceFilter(choices=GradeBand.choices, label="Grades")
    is_significant = django_filters.BooleanFilter(label="Statistically significant")
    rural = django_filters.BooleanFilter(field_name="review__in_rural", label="Rural sites")

    class Meta:
        model = Finding
        fields: list[str] = []


class FindingViewSet(RecordViewSet):
    model = Finding
    icon = "snippet"
    menu_label = "Findings"
    url_prefix = "library/findings"
    words = ("domain", "measure", "review__intervention__name")
    list_display = (
        "__str__",
        Column("intervention", label="Intervention", accessor="review.intervention", sort_key="review__intervention__name"),
        Column("effect_size", label="Effect size", sort_key="effect_size", classname="minor"),
        Column("improvement_index", label="Percentile points", sort_key="improvement_index", classname="minor"),
        Column("essa_tier", label="Tier", sort_key="essa_tier"),
    )
    filterset_class = FindingFilterSet
    ordering = ("domain", "pk")
    panels = FINDING

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        return Finding.objects.select_related("review__intervention")
