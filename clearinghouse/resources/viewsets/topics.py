from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from wagtail.admin.panels import FieldPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import Column

from clearinghouse.resources.forms import TopicForm
from clearinghouse.resources.models import Topic
from clearinghouse.resources.viewsets.base import RecordViewSet

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

TOPIC = [
    TitleFieldPanel("name", targets=["slug"]),
    FieldPanel("slug", help_text="Part of the addresses that lead to this topic. It cannot be changed later."),
    FieldPanel("broader"),
    FieldPanel("scope_note"),
]


class TopicViewSet(RecordViewSet):
    model = Topic
    icon = "tag"
    menu_label = "Topics"
    url_prefix = "library/topics"
    words = ("name", "scope_note")
    list_display = ("name", "broader", "scope_note", Column("page_count", label="Pages", sort_key="page_count"))
    ordering = ("name",)
    edit_handler = ObjectList(TOPIC, base_form_class=TopicForm)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        return Topic.objects.select_related("broader").annotate(page_count=Count("resources"))
