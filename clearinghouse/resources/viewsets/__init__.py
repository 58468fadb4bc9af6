"""The library's records in the CMS, and the menu that holds them."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from clearinghouse.resources.viewsets.findings import FindingViewSet
from clearinghouse.resources.viewsets.interventions import InterventionViewSet
from clearinghouse.resources.viewsets.studies import StudyViewSet
from clearinghouse.resources.viewsets.study_reviews import StudyReviewViewSet
from clearinghouse.resources.viewsets.topics import TopicViewSet

# Rooms above this one add their items to the menu under this hook.
MENU_HOOK = "register_library_menu_item"


class LibraryGroup(SnippetViewSetGroup):
    items = (TopicViewSet, InterventionViewSet, StudyViewSet, StudyReviewViewSet, FindingViewSet)
    menu_label = "Library"
    menu_icon = "folder-open-inverse"
    menu_order = 200
    submenu_hook = MENU_HOOK
