from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.db.models import Count, Min
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.cms.viewsets.base import RecordedPanel, RecordViewSet, source
from clearinghouse.resources.enums import EvidenceTier
from clearinghouse.resources.forms.records import InterventionForm
from clearinghouse.resources.models import Intervention

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

INTERVENTION = [
    FieldPanel("name", help_text="As its makers call it."),
    MultiFieldPanel([FieldPanel("program_types"), FieldPanel("delivery_methods")], heading="What kind of program"),
    RecordedPanel(template="resources/cms/reviews.html", heading="Reviewed studies"),
    RecordedPanel(template="resources/cms/evidence_of_intervention.html", heading="What the evidence says"),
    source(),
]


class InterventionFilterSet(WagtailFilterSet):
    best_tier = django_filters.ChoiceFilter(field_name="best_tier", choices=EvidenceTier.choices, label="Best tier")
    without_page = django_filters.BooleanFilter(field_name="page", lookup_expr="isnull", label="Without a page")
    by_hand = django_filters.BooleanFilter(field_name="wwc_id", lookup_expr="isnull", label="Written by hand")

    class Meta:
        model = Intervention
        fields: list[str] = []


def page_state(intervention: Intervention) -> str:
    """What the library shows of it."""
    page = getattr(intervention, "page", None)
    if page is None:
        return "No page"
    return "Published" if page.live else "Draft"


class InterventionViewSet(RecordViewSet):
    model = Intervention
    icon = "list-ul"
    menu_label = "Interventions"
    url_prefix = "library/interventions"
    words = ("name",)
    list_display = (
        "name",
        Column("study_count", label="Studies", sort_key="study_count", classname="minor"),
        Column("finding_count", label="Findings", sort_key="finding_count", classname="minor"),
        Column("best_tier", label="Best tier", sort_key="best_tier"),
        Column("page_state", label="Page", accessor=page_state),
    )
    filterset_class = InterventionFilterSet
    ordering = ("name",)
    edit_handler = ObjectList(INTERVENTION, base_form_class=InterventionForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Intervention]:
        return Intervention.objects.select_related("page").annotate(
            study_count=Count("reviews__study", distinct=True),
            finding_count=Count("reviews__findings", distinct=True),
            best_tier=Min("reviews__findings__essa_tier"),
        )
