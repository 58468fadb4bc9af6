"""What happens in the library, for the rooms above it to hear.

`evidence_changed` is sent inside the transaction that changes an intervention's facts, with `intervention_id` and `page_id` (the
research review that shows them, or None when there is none yet). Publishing a page is told by Wagtail's own `page_published`.

`resource_changed` is sent inside the transaction that changes what a reader may rely on, with `page_id` and `change`: "evidence", "link" (it is
dead), "retired" or "status" (unpublished, standing again, another audience). Who keeps the resource is told.

`document_words_changed` is sent inside the transaction that stores or forgets the words of a document, with `document_id`.

`tried_here_changed` is sent inside the transaction that changes what districts say of having tried a resource, with `page_id`.
"""

from django.dispatch import Signal

evidence_changed = Signal()
resource_changed = Signal()
document_words_changed = Signal()
tried_here_changed = Signal()
