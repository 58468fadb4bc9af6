from clearinghouse.core.models.content_version import ContentVersion
from clearinghouse.core.models.host_turn import HostTurn
from clearinghouse.core.models.marker import Marker
from clearinghouse.core.models.outbox import OutboxMessage
from clearinghouse.core.models.time_stamped import TimeStamped

__all__ = ["ContentVersion", "HostTurn", "Marker", "OutboxMessage", "TimeStamped"]
