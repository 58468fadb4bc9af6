from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SynonymGroup


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
    panels: ClassVar = [FieldPanel("terms"), FieldPanel("note")]
