from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from clearinghouse.districts.policies import Capability, can
from search.models import PinnedResults
from search.query import normal

RESOURCES = "resources.ResearchReviewPage"


class CreateFromReport(CreateView):
    """The report of searches leads here with the query already filled in."""

    def get_initial_form_instance(self) -> PinnedResults:
        asked = self.request.GET.get("words", "")
        return PinnedResults(words=normal(asked) if self.request.method == "GET" else "")


class PinnedResultsViewSet(SnippetViewSet):
    model = PinnedResults
    icon = "pin"
    menu_label = "Chosen results"
    menu_order = 270
    add_to_admin_menu = True
    add_view_class = CreateFromReport
    list_display: ClassVar = ["words", "first", "second", "third"]
    ordering: ClassVar = ["words"]
    search_fields: ClassVar = ["words"]
    copy_view_enabled = False
    panels: ClassVar[list[Any]] = [
        FieldPanel("words"),
        MultiFieldPanel(
            [PageChooserPanel(place, page_type=RESOURCES) for place in ("first", "second", "third")], "What comes first for it"
        ),
    ]


register_snippet(PinnedResultsViewSet)


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can(request.user, Capability.CURATE_LIBRARY)


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> SearchesMenuItem:
    return SearchesMenuItem("Searches", reverse("searches_report"), icon_name="search", order=1100)


@hooks.register("register_admin_urls")
def searches_address() -> list[URLResolver]:
    return [path("reports/searches/", include("search.views.cms"))]
