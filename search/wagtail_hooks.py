from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from clearinghouse.districts.policies import Capability, can
from search.viewsets import PinnedResultsViewSet, SynonymGroupViewSet

register_snippet(SynonymGroupViewSet)
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
