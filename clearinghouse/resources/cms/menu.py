"""Entries of the CMS menu for those who curate the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.admin.menu import MenuItem

from clearinghouse.districts.policies import Capability, can

if TYPE_CHECKING:
    from django.http import HttpRequest


class CuratorsMenuItem(MenuItem):
    """Shown to curators. Every page of the CMS has the whole menu, so the roles are asked for once a page and not once an entry."""

    def is_shown(self, request: HttpRequest) -> bool:
        kept: bool | None = getattr(request, "curates_library", None)
        if kept is None:
            kept = can(request.user, Capability.CURATE_LIBRARY)
            request.curates_library = kept  # type: ignore[attr-defined]  # as long as the page is made
        return kept
