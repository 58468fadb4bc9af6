"""The outbox as the administrators see it: what waits, what was given up and why, and a button to try again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from clearinghouse.core import outbox
from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.outbox.report import summaries

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def topic_choices() -> list[tuple[str, str]]:
    return [(topic, topic) for topic in sorted(outbox.deliveries)]


class OutboxFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=OutboxState.choices, label="State")
    topic = django_filters.ChoiceFilter(choices=topic_choices, label="Topic")

    class Meta:
        model = OutboxMessage
        fields = ["state", "topic"]


class TryAgainColumn(Column):
    cell_template_name = "core/outbox_try_again.html"

    def get_cell_context_data(self, instance: OutboxMessage, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context["address"] = reverse("outbox_try_again", args=[instance.pk]) if instance.state == OutboxState.DEAD else ""
        context["csrf_token"] = get_token(parent_context["request"])
        return context


def age_of(message: OutboxMessage) -> str:
    return timesince(message.created_at, message.settled_at or timezone.now())


class OutboxReportView(ReportView):
    model = OutboxMessage
    permission_policy = ModelPermissionPolicy(OutboxMessage)
    permission_required = "view"
    page_title = "Outbox"
    header_icon = "mail"
    index_url_name = "outbox_report"
    index_results_url_name = "outbox_report_results"
    results_template_name = "core/outbox_results.html"
    filterset_class = OutboxFilterSet
    default_ordering = "-pk"
    list_export = ["topic", "key", "state", "attempts", "pauses", "created_at", "due_at", "settled_at", "last_error"]
    columns = [
        Column("key", label="Message"),
        Column("topic", label="Topic", sort_key="topic"),
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("attempts", label="Failed attempts", sort_key="attempts"),
        DateColumn("due_at", label="Next attempt", sort_key="due_at"),
        Column("age", label="Age", accessor=age_of),
        Column("last_error", label="Last error"),
        TryAgainColumn("again", label="Act"),
    ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(*args, **kwargs), "topics": summaries()}


@require_POST
@permission_required("core.change_outboxmessage", raise_exception=True)
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    message = get_object_or_404(OutboxMessage, pk=pk)
    if outbox.try_again(message):
        messages.success(request, f"{message.topic} {message.key} is delivered anew.")
    else:
        messages.info(request, f"{message.topic} {message.key} was not given up, so there is nothing to try again.")
    return redirect("outbox_report")
