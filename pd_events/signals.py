"""What others may hear of events without the events knowing who listens."""

from django.dispatch import Signal

# Sent inside the transaction, with `event_id`, when something that is said of an event changes.
event_changed = Signal()

# Sent inside the transaction, with `date_id`, when places on a date change.
seats_changed = Signal()
