"""The queue of what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.advocacy.enums import ContactState
from clearinghouse.advocacy.models import ContactMessage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from clearinghouse.advocacy.models.contact import ContactMessageQuerySet


def messages_for(user: User | AnonymousUser | None, *, state: str = ContactState.OPEN) -> ContactMessageQuerySet:
    """What this person may answer: open messages oldest first, or done ones newest first. One query beside the policy's."""
    order = ["created_at", "pk"] if state == ContactState.OPEN else ["-done_at", "-pk"]
    found: ContactMessageQuerySet = (
        ContactMessage.objects.visible_to(user).filter(state=state).select_related("done_by").order_by(*order)
    )
    return found
