"""The transactional outbox: what other servers must hear, stored with the change that makes it true.

`enqueue` writes a message in the caller's transaction. After commit a worker delivers it; what fails is tried again with growing
pauses, and what can never succeed is kept as dead for the administrators' report. Delivery is at least once: a worker that dies
between delivering and saying so is followed by another that delivers again.
"""

from clearinghouse.core.outbox.delivery import deliver_due
from clearinghouse.core.outbox.messages import enqueue, purge_settled, statements, try_again
from clearinghouse.core.outbox.topics import BATCH, Delivery, deliveries, register

__all__ = ["BATCH", "Delivery", "deliver_due", "deliveries", "enqueue", "purge_settled", "register", "statements", "try_again"]
