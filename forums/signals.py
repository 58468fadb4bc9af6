"""What others may hear of the forums without the forums knowing who listens."""

from django.dispatch import Signal

# Sent inside the transaction, with `topic_id`, when something that is said of or in a topic changes.
topic_changed = Signal()
# Sent inside the transaction, with `board_id`, when who may read a board changes: all its topics change with it.
board_changed = Signal()
