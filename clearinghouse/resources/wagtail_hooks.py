from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from clearinghouse.resources.cms.actions import CreateRecord, DeleteRecord, EditRecord
from clearinghouse.resources.cms.bulk_actions import DeleteRecords
from clearinghouse.resources.cms.viewsets import LibraryGroup

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


@hooks.register("insert_global_admin_css")
def cms_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))
