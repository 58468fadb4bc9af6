from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from clearinghouse.resources.cms.actions import CreateRecord, DeleteRecord, EditRecord
from clearinghouse.resources.cms.bulk_actions import DeleteRecords
from clearinghouse.resources.cms.menu import CuratorsMenuItem
from clearinghouse.resources.cms.viewsets import MENU_HOOK, LibraryGroup

if TYPE_CHECKING:
    from wagtail.actions.registry import ActionRegistry

register_snippet(LibraryGroup)


@hooks.register("register_actions")
def act_through_our_services(actions: ActionRegistry) -> None:
    for viewset in LibraryGroup.items:
        for action in (CreateRecord, EditRecord, DeleteRecord):
            actions.register(viewset.model, action)


# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteRecords, order=100)


@hooks.register("register_admin_menu_item")
def to_the_queues() -> CuratorsMenuItem:
    return CuratorsMenuItem("Curation", reverse_lazy("library:curation"), icon_name="clipboard-list", order=250)


@hooks.register("insert_global_admin_css")
def cms_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register(MENU_HOOK)
def links_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Links", reverse("link_report"), icon_name="link", order=110)


@hooks.register("register_admin_urls")
def link_addresses() -> list[URLResolver]:
    return [path("library/links/", include("clearinghouse.resources.cms.link_checks"))]


@hooks.register(MENU_HOOK)
def tags_menu_item() -> CuratorsMenuItem:
    return CuratorsMenuItem("Tags", reverse("tag_queue"), icon_name="tag", order=90)


@hooks.register("register_admin_urls")
def word_addresses() -> list[URLResolver]:
    return [
        path("library/vocabularies/", include("clearinghouse.resources.cms.terms")),
        path("library/tags/", include("clearinghouse.resources.cms.tags")),
    ]
