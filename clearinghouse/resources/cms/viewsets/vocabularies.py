"""The vocabularies in the CMS: one list and one form for each, all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count
from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.cms.viewsets.base import RecordViewSet
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


def other_names(term: Term) -> str:
    """The alternate terms as a line."""
    return ", ".join(term.alternates)


class TermViewSet(RecordViewSet):
    """What the lists and forms of all vocabularies share."""

    icon = "tag"
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
    url_prefix = "library/topics"


class SubjectViewSet(TermViewSet):
    model = Subject
    menu_label = "Subjects"
    url_prefix = "library/subjects"


class GradeViewSet(TermViewSet):
    model = Grade
    menu_label = "Grades"
    url_prefix = "library/grades"
    ordering = ("position", "name")
    edit_handler = ObjectList([*TERM, FieldPanel("position")], base_form_class=TermForm)


class FunctionalNeedViewSet(TermViewSet):
    model = FunctionalNeed
    menu_label = "Functional needs"
    url_prefix = "library/functional-needs"


class RequirementViewSet(TermViewSet):
    model = Requirement
    menu_label = "Needs to run"
    url_prefix = "library/needs-to-run"


VOCABULARY_VIEWSETS = (TopicViewSet, SubjectViewSet, GradeViewSet, FunctionalNeedViewSet, RequirementViewSet)
