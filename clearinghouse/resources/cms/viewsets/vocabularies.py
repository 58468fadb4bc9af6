"""The vocabularies in the CMS: one list and one form for each, all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button

from clearinghouse.resources.cms.viewsets.base import RecordIndexView, RecordViewSet
from clearinghouse.resources.forms.records import TermForm
from clearinghouse.resources.models import FunctionalNeed, Grade, Requirement, Subject, Term, Topic

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

TERM = [
    TitleFieldPanel("name", targets=["slug"]),
    FieldPanel("slug", help_text="Part of the addresses that lead to this term. It cannot be changed later."),
    FieldPanel("alternates"),
    FieldPanel("broader"),
    FieldPanel("scope_note"),
]


class TermIndexView(RecordIndexView):
    """The list of a vocabulary, with its ways to the tree, to merging and to moving."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        as_tree = Button("Show as a tree", url=reverse("term_tree", args=[self.model.address]), icon_name="list-ul", priority=5)
        return [as_tree, *super().header_more_buttons]

    def get_list_more_buttons(self, instance: Term) -> list[Any]:
        where = [instance.address, instance.pk]
        ours = [
            MenuItem("Merge into…", url=reverse("merge_term", args=where), icon_name="resubmit", priority=21),
            MenuItem("Move", url=reverse("move_term", args=where), icon_name="arrow-right", priority=22),
        ]
        return [*super().get_list_more_buttons(instance), *ours]


def other_names(term: Term) -> str:
    """The alternate terms as a line."""
    return ", ".join(term.alternates)


class TermViewSet(RecordViewSet):
    """What the lists and forms of all vocabularies share."""

    icon = "tag"
    index_view_class = TermIndexView
    words = ("name", "scope_note")
    list_display = (
        "name",
        "broader",
        Column("alternates", label="Also called", accessor=other_names, classname="minor"),
        Column("page_count", label="Pages", sort_key="page_count"),
    )
    ordering: tuple[str, ...] = ("name",)
    edit_handler = ObjectList(TERM, base_form_class=TermForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        terms: QuerySet[Any] = self.model.objects.current()
        counted: QuerySet[Any] = terms.select_related("broader").annotate(page_count=Count("resources"))
        return counted


class TopicViewSet(TermViewSet):
    model = Topic
    menu_label = "Topics"
    url_prefix = f"library/{model.address}"


class SubjectViewSet(TermViewSet):
    model = Subject
    menu_label = "Subjects"
    url_prefix = f"library/{model.address}"


class GradeViewSet(TermViewSet):
    model = Grade
    menu_label = "Grades"
    url_prefix = f"library/{model.address}"
    ordering = ("position", "name")
    edit_handler = ObjectList([*TERM, FieldPanel("position")], base_form_class=TermForm)


class FunctionalNeedViewSet(TermViewSet):
    model = FunctionalNeed
    menu_label = "Functional needs"
    url_prefix = f"library/{model.address}"


class RequirementViewSet(TermViewSet):
    model = Requirement
    menu_label = "Needs to run"
    url_prefix = f"library/{model.address}"


VOCABULARY_VIEWSETS = (TopicViewSet, SubjectViewSet, GradeViewSet, FunctionalNeedViewSet, RequirementViewSet)
