"""What every list and form of the library's records has in common."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import DeleteView, IndexView, SnippetViewSet

from clearinghouse.core.errors import RuleViolation
from clearinghouse.resources.forms.records import Recorded
from clearinghouse.resources.services.editing import check_unused

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


class RecordedPanel(HelpPanel):
    """What is known of a stored record; nothing before there is one. The template finds the record in `self.instance`."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(super().is_shown())


def recorded(*names: str) -> list[FieldPanel]:
    """Fields that say yes, no or not recorded."""
    return [FieldPanel(name, widget=Recorded) for name in names]


def source() -> MultiFieldPanel:
    """Where the record comes from. Its id is the source's, so no hand changes it."""
    return MultiFieldPanel(
        [HelpPanel(template="resources/cms/source.html"), FieldPanel("wwc_id", read_only=True)],
        heading="Source",
        classname="collapsed",
    )


class DeleteRecordView(DeleteView):
    """Says what stands in the way before it asks, and again should it come up meanwhile."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            check_unused(self.object)
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except RuleViolation as violation:
            messages.error(request, violation.message)
            return redirect(self.edit_url_name, self.object.pk)
        return response


def with_words(objects: QuerySet[Any], words: str, fields: tuple[str, ...]) -> QuerySet[Any]:
    """Those in which every word occurs, each in any of the fields."""
    for word in words.split():
        objects = objects.filter(reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields)))
    return objects


class RecordIndexView(IndexView):
    @cached_property
    def columns(self) -> list[Column]:
        """Without boxes to tick for those who could do nothing with what they ticked."""
        columns: list[Column] = super().columns
        may_delete = self.permission_policy.user_has_permission(self.request.user, "delete")
        return columns if may_delete else [column for column in columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return with_words(queryset, self.search_query or "", self.search_fields)


class WordsFilter(BaseFilterForm):
    fields_searched: tuple[str, ...] = ()
    q = forms.CharField(label="Search", required=False, max_length=200)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return with_words(super().filter(objects), self.search_query, self.fields_searched)


class RecordViewSet(SnippetViewSet):
    """One kind of record: `words` are the fields that a search looks into, in its list and where one is chosen."""

    words: tuple[str, ...] = ()
    index_view_class = RecordIndexView
    delete_view_class = DeleteRecordView
    copy_view_enabled = False
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's count of uses: its index of references knows no imported records, and would say none."""
        common: dict[str, Any] = super().get_common_view_kwargs(**{"usage_url_name": None, **kwargs})
        return common

    @property
    def search_fields(self) -> tuple[str, ...]:
        return self.words

    @property
    def chooser_viewset_class(self) -> type[SnippetChooserViewSet]:
        searched = type("SearchedFilter", (WordsFilter,), {"fields_searched": self.words})
        views = {
            "choose_view_class": type("Choose", (ChooseView,), {"filter_form_class": searched}),
            "choose_results_view_class": type("ChooseResults", (ChooseResultsView,), {"filter_form_class": searched}),
        }
        return type("RecordChooserViewSet", (SnippetChooserViewSet,), views)
