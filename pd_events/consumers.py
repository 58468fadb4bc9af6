"""The socket of a roster: it says that something is new, never what."""

from __future__ import annotations

from channels.db import database_sync_to_async

from clearinghouse.notifications.consumers import NOTHING_HERE, LiveConsumer
from pd_events.selectors.live import date_group, may_watch


class RosterConsumer(LiveConsumer):
    """Relays the signals of one date to somebody who runs its event. News for the person itself comes by their other socket."""

    async def reason_to_end(self) -> int | None:
        """Whether they run it still is asked too."""
        if code := await super().reason_to_end():
            return code
        may_hear = await database_sync_to_async(may_watch)(self.user.pk, self.date_id)
        return None if may_hear else NOTHING_HERE

    @property
    def date_id(self) -> int:
        """The number of the date in the address."""
        return int(self.scope["url_route"]["kwargs"]["pk"])

    def groups_to_relay(self) -> list[str]:
        """Those who watch the same date."""
        return [date_group(self.date_id)]
