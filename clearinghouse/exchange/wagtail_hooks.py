from django.urls import URLResolver, include, path, reverse
from wagtail import hooks

from clearinghouse.resources.cms.menu import CuratorsMenuItem
from clearinghouse.resources.cms.viewsets import MENU_HOOK


@hooks.register(MENU_HOOK)
def import_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Import evidence", reverse("evidence_imports"), icon_name="upload", order=100)


@hooks.register(MENU_HOOK)
def records_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Export and import", reverse("record_imports"), icon_name="table", order=105)


@hooks.register(MENU_HOOK)
def eric_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Import from ERIC", reverse("eric_import"), icon_name="download", order=110)


@hooks.register("register_admin_urls")
def import_addresses() -> list[URLResolver]:
    return [path("library/", include("clearinghouse.exchange.urls.cms"))]


@hooks.register(MENU_HOOK)
def harvest_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Other libraries", reverse("harvests"), icon_name="globe", order=107)


@hooks.register("register_admin_urls")
def harvest_addresses() -> list[URLResolver]:
    return [path("library/harvest/", include("clearinghouse.exchange.urls.harvests"))]
