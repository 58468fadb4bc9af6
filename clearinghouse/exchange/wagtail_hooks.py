from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from clearinghouse.districts.policies import Capability, can
from clearinghouse.exchange import views
from clearinghouse.resources.viewsets import MENU_HOOK


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can(request.user, Capability.CURATE_LIBRARY)


@hooks.register(MENU_HOOK)
def import_menu_item() -> ImportMenuItem:
    return ImportMenuItem("Import evidence", reverse("evidence_imports"), icon_name="upload", order=100)


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLPattern]:
    one = "library/import/<uuid:public_id>/"
    return [
        path("library/import/", views.show_imports, name="evidence_imports"),
        path(one, views.show_import, name="evidence_import"),
        path(f"{one}progress/", views.show_progress, name="evidence_import_progress"),
        path(f"{one}start/", views.start_import, name="evidence_import_start"),
        path(f"{one}discard/", views.discard_import, name="evidence_import_discard"),
    ]
