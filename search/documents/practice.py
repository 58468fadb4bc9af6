"""Technology-integration practices: steps, time and what must be at hand."""

from __future__ import annotations

from typing import Any

from clearinghouse.resources.enums import Bandwidth, Devices, ResourceKind
from clearinghouse.resources.models import PracticePage
from search.documents.base import Value
from search.documents.library import ResourceDocuments

# Minutes that a person has, and the sessions that fit in them.
WITHIN = (15, 30, 45, 60)


class PracticeDocuments(ResourceDocuments):
    """How practices stand in the index."""

    kind = ResourceKind.PRACTICE
    page_type = PracticePage

    def facets_of(self, page: Any) -> dict[str, tuple[Value, ...]]:
        """What somebody has in hand for it: devices, a line, minutes."""
        has = [Value(f"device-{value}", label, n) for n, (value, label) in enumerate(Devices.choices) if value == page.devices]
        has += [
            Value(f"line-{value}", label, 10 + n) for n, (value, label) in enumerate(Bandwidth.choices) if value == page.bandwidth
        ]
        if page.minutes:
            has += [Value(f"minutes-{most}", f"{most} minutes or less", 20 + most) for most in WITHIN if page.minutes <= most]
        return {"hand": tuple(has)}

    def words_of(self, page: Any) -> list[str]:
        """What to do, and with whom."""
        return [*page.monday, page.without_a_line, page.staff, page.sessions]

    def facts_of(self, page: Any) -> list[tuple[str, str]]:
        """Time and devices."""
        time = [("Time", f"{page.minutes} minutes a session")] if page.minutes else []
        return [*time, *([("Devices", page.get_devices_display())] if page.devices else [])]


KIND = PracticeDocuments()
