"""Deleting several records at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from clearinghouse.core.errors import RuleViolation
from clearinghouse.resources.cms.actions import DeleteRecord
from clearinghouse.resources.cms.viewsets import LibraryGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from clearinghouse.accounts.models import User
    from clearinghouse.resources.services.editing import Record


class DeleteRecords(DeleteBulkAction):
    """All of them through the service, or none and the reason."""

    models = [viewset.model for viewset in LibraryGroup.items]

    def prepare_action(self, objects: Sequence[Record], objects_without_access: Any) -> None:
        """Wagtail's index of references knows no imported records; the service asks the database and says what it found."""

    @classmethod
    def execute_action(cls, objects: Sequence[Record], user: User | None = None, **kwargs: Any) -> tuple[int, int]:
        for record in objects:
            DeleteRecord(record, user=user).execute()
        return len(objects), 0

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except RuleViolation as violation:
            messages.error(self.request, violation.message)
            return redirect(self.next_url)
        return response
