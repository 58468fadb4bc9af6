from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.models import PinnedResults, SynonymGroup
from search.query import normal

RESOURCES = "resources.ResearchReviewPage"


class CreateSynonymsFromReport(CreateView):
    """The report of searches leads here with the query already filled in, for the terms that mean the same to be added below it."""

    def get_initial_form_instance(self) -> SynonymGroup:
        asked = self.request.GET.get("words", "")
        return SynonymGroup(terms=normal(asked) if self.request.method == "GET" else "")


class SynonymGroupViewSet(SnippetViewSet):
    """What curators say means the same; the next search knows it."""

    model = SynonymGroup
    icon = "openquote"
    menu_label = "Search vocabulary"
    menu_order = 270
    add_to_admin_menu = True
    url_prefix = "search/vocabulary"
    list_display: ClassVar = ["__str__", "note", "updated_at"]
    ordering: ClassVar = ["terms"]
    search_fields: ClassVar = ["terms", "note"]
    copy_view_enabled = False
    add_view_class = CreateSynonymsFromReport
    panels: ClassVar = [FieldPanel("terms"), FieldPanel("note")]


class CreatePinsFromReport(CreateView):
    """The report of searches leads here with the query already filled in."""

    def get_initial_form_instance(self) -> PinnedResults:
        asked = self.request.GET.get("words", "")
        return PinnedResults(words=normal(asked) if self.request.method == "GET" else "")


class PinnedResultsViewSet(SnippetViewSet):
    model = PinnedResults
    icon = "pin"
    menu_label = "Chosen results"
    menu_order = 280
    add_to_admin_menu = True
    add_view_class = CreatePinsFromReport
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
