from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.db.models import Count
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.cms.viewsets.base import RecordViewSet, recorded, source
from clearinghouse.resources.cms.viewsets.findings import FINDING_FACTS
from clearinghouse.resources.enums import StudyDesign, StudyRating
from clearinghouse.resources.forms.records import StudyReviewForm
from clearinghouse.resources.models import StudyReview

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

STUDY_REVIEW = [
    MultiFieldPanel([FieldPanel("intervention"), FieldPanel("study")], heading="What was reviewed"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("design"), FieldPanel("rating")]),
            FieldPanel("rating_reason"),
            FieldRowPanel([FieldPanel("standards_version"), FieldPanel("posted_on")]),
            FieldRowPanel([FieldPanel("protocol"), FieldPanel("protocol_version")]),
            FieldPanel("purpose"),
        ],
        heading="How it was judged",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(recorded("in_rural", "in_suburban", "in_urban")),
            FieldRowPanel(recorded("is_multisite", "outside_us")),
            FieldRowPanel(
                [FieldPanel("percent_english_learners", heading="Percent English learners"), FieldPanel("percent_low_income")]
            ),
            FieldPanel("sample_make_up"),
        ],
        heading="Who took part",
    ),
    InlinePanel("findings", panels=FINDING_FACTS, heading="Findings", label="Finding"),
    source(),
]


class StudyReviewFilterSet(WagtailFilterSet):
    design = django_filters.ChoiceFilter(choices=StudyDesign.choices, label="Design")
    rating = django_filters.ChoiceFilter(choices=StudyRating.choices, label="Rating")
    in_rural = django_filters.BooleanFilter(label="Rural sites")
    by_hand = django_filters.BooleanFilter(field_name="wwc_id", lookup_expr="isnull", label="Written by hand")

    class Meta:
        model = StudyReview
        fields: list[str] = []


class StudyReviewViewSet(RecordViewSet):
    model = StudyReview
    icon = "doc-full"
    menu_label = "Study reviews"
    url_prefix = "library/study-reviews"
    words = ("intervention__name", "study__citation")
    list_display = (
        "__str__",
        Column("design", label="Design", sort_key="design", classname="minor"),
        Column("rating", label="Rating", accessor="get_rating_display", sort_key="rating"),
        Column("year", label="Year", accessor="study.year", sort_key="study__year", classname="minor"),
        Column("finding_count", label="Findings", sort_key="finding_count", classname="minor"),
    )
    filterset_class = StudyReviewFilterSet
    ordering = ("intervention__name", "pk")
    edit_handler = ObjectList(STUDY_REVIEW, base_form_class=StudyReviewForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[StudyReview]:
        return StudyReview.objects.select_related("intervention", "study").annotate(finding_count=Count("findings"))
