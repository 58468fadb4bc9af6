from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from clearinghouse.resources.cms.menu import CuratorsMenuItem
from search.viewsets import PinnedResultsViewSet, SynonymGroupViewSet

register_snippet(SynonymGroupViewSet)
register_snippet(PinnedResultsViewSet)


@hooks.register("register_reports_menu_item")
def searches_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Searches", reverse("searches_report"), icon_name="search", order=1100)


@hooks.register("register_admin_urls")
def searches_address() -> list[URLResolver]:
    return [path("reports/searches/", include("search.views.cms"))]
