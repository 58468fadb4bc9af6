"""What waits for a person in the exchange with other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import CharField, F
from django.db.models.functions import Cast
from django.urls import reverse

from clearinghouse.core.waiting import Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.policies import Capability
from clearinghouse.exchange.enums import ImportState
from clearinghouse.exchange.models import FileImport

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.districts.standing import Standing


def checked_imports(standing: Standing) -> QuerySet[FileImport] | None:
    """Files that this curator uploaded and that are checked."""
    if not standing.can(Capability.CURATE_LIBRARY):
        return None
    return FileImport.objects.filter(uploaded_by=standing.user, state=ImportState.CHECKED)


def line(row: Row) -> WaitingItem:
    """A checked file: look at its report, then have it written or not."""
    url = reverse("file_import", args=[UUID(row.facts["public_id"])])
    return WaitingItem(f"{row.facts['file_name']} is checked. Write it to the library?", url, "See the report")


FACTS = {"file_name": F("file_name"), "public_id": Cast("public_id", CharField())}
KIND = Kind("imports", "Imports to confirm", Urgency.SOON, checked_imports, FACTS, line, since="updated_at")
