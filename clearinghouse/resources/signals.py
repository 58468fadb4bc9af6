"""What happens in the library, for the rooms above it to hear.

`evidence_changed` is sent inside the transaction that changes an intervention's facts, with `intervention_id` and `page_id` (the
research review that shows them, or None when there is none yet). Publishing a page is told by Wagtail's own `page_published`.

`resource_changed` is sent inside the transaction that changes what a reader may rely on, with `page_id` and `change`: "evidence",
"link", "retired" or "status" (taken down, back again, another audience).
"""

from django.dispatch import Signal

evidence_changed = Signal()
resource_changed = Signal()
