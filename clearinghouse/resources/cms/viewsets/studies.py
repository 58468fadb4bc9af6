from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.db.models import Count
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.cms.viewsets.base import RecordViewSet, source
from clearinghouse.resources.models import Study

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

STUDY = [
    FieldPanel("citation", help_text="In full, as a reader would look it up."),
    FieldRowPanel([FieldPanel("year"), FieldPanel("eric_id", help_text="ED or EJ and figures.")]),
    FieldPanel("publication"),
    FieldPanel("page_url", help_text="The study's page at the What Works Clearinghouse, or at its publisher."),
    source(),
]


class StudyFilterSet(WagtailFilterSet):
    since = django_filters.NumberFilter(field_name="year", lookup_expr="gte", label="From the year")
    until = django_filters.NumberFilter(field_name="year", lookup_expr="lte", label="To the year")
    by_hand = django_filters.BooleanFilter(field_name="wwc_id", lookup_expr="isnull", label="Written by hand")

    class Meta:
        model = Study
        fields: list[str] = []


class StudyViewSet(RecordViewSet):
    model = Study
    icon = "openquote"
    menu_label = "Studies"
    url_prefix = "library/studies"
    words = ("citation", "eric_id")
    list_display = (
        "__str__",
        "year",
        "eric_id",
        Column("review_count", label="Reviews", sort_key="review_count", classname="minor"),
    )
    filterset_class = StudyFilterSet
    ordering = ("citation",)
    panels = STUDY

    def get_queryset(self, request: HttpRequest) -> QuerySet[Study]:
        return Study.objects.annotate(review_count=Count("reviews"))
