"""The library's records in the CMS, and the menu that holds them."""

from wagtail.snippets.views.snippets import SnippetViewSetGroup

from clearinghouse.resources.cms.viewsets.findings import FindingViewSet
from clearinghouse.resources.cms.viewsets.interventions import InterventionViewSet
from clearinghouse.resources.cms.viewsets.studies import StudyViewSet
from clearinghouse.resources.cms.viewsets.study_reviews import StudyReviewViewSet
from clearinghouse.resources.cms.viewsets.vocabularies import VOCABULARY_VIEWSETS

# Rooms above this one add their items to the menu under this hook.
MENU_HOOK = "register_library_menu_item"


class LibraryGroup(SnippetViewSetGroup):
    items = (*VOCABULARY_VIEWSETS, InterventionViewSet, StudyViewSet, StudyReviewViewSet, FindingViewSet)
    menu_label = "Library"
    menu_icon = "folder-open-inverse"
    menu_order = 200
    submenu_hook = MENU_HOOK
