"""The socket of a roster: it says that something is new, never what."""

from __future__ import annotations

from channels.db import database_sync_to_async

from clearinghouse.notifications.consumers import LiveConsumer
from pd_events.selectors.live import date_group, may_watch


class RosterConsumer(LiveConsumer):
    """Relays the signals of one date to somebody who runs its event."""

    async def may_listen(self) -> bool:
        """Whether they run it still."""
        return bool(await database_sync_to_async(may_watch)(self.user_id, self.date_id))

    @property
    def date_id(self) -> int:
        """The number of the date in the address."""
        return int(self.scope["url_route"]["kwargs"]["pk"])

    def own_group(self) -> str:
        """Those who watch the same date; news for the person itself comes by their other socket."""
        return date_group(self.date_id)
