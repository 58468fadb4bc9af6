"""What people write through the contact form, from sending it to forgetting it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from clearinghouse.advocacy.enums import ContactState
from clearinghouse.advocacy.models import ContactMessage
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.districts.policies import Capability, can
from clearinghouse.districts.selectors import holders_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

KEEP_ANSWERED = timedelta(days=365)
SAME_WITHIN = timedelta(hours=1)


@transaction.atomic
def send_message(*, name: str, email: str, topic: str, body: str) -> ContactMessage:
    """Store what somebody wrote and tell the administrators; the same again within an hour is one message. Raises ValidationError."""
    words = {"name": " ".join(name.split()), "email": email.lower(), "topic": topic, "body": body.strip()}
    recent = ContactMessage.objects.filter(created_at__gt=timezone.now() - SAME_WITHIN)
    if same := recent.filter(**words).first():
        return same
    message = ContactMessage(**words)
    message.full_clean()
    message.save()
    audit.record(message, "contact.sent")
    people = holders_of(Role.CONSORTIUM_ADMINISTRATOR)
    text = f"{message.name} writes: {message.get_topic_display().lower()}."
    notify(people, kind=NotificationKind.MESSAGE, text=text, url=message.get_absolute_url(), subject=message)
    return message


@transaction.atomic
def mark_done(message: ContactMessage, *, actor: User) -> ContactMessage:
    """Write down that it was answered; again does nothing. Raises NotAllowed."""
    return change_state(message, ContactState.DONE, actor)


@transaction.atomic
def reopen(message: ContactMessage, *, actor: User) -> ContactMessage:
    """Put it back into the queue; again does nothing. Raises NotAllowed."""
    return change_state(message, ContactState.OPEN, actor)


def change_state(message: ContactMessage, state: ContactState, actor: User) -> ContactMessage:
    """Let the message be open or done, in the caller's transaction."""
    if not can(actor, Capability.ANSWER_MESSAGES):
        raise NotAllowed
    message = ContactMessage.objects.select_for_update().get(pk=message.pk)
    if message.state != state:
        message.state = state
        message.done_by, message.done_at = (actor, timezone.now()) if state == ContactState.DONE else (None, None)
        message.save(update_fields=["state", "done_by", "done_at", "updated_at"])
        audit.record(message, f"contact.{state}", actor=actor)
        if state == ContactState.DONE:
            settle(message)
    return message


def forget_answered_messages() -> int:
    """Delete what was answered more than a year ago, as the page says. Returns how many."""
    return ContactMessage.objects.filter(state=ContactState.DONE, done_at__lt=timezone.now() - KEEP_ANSWERED).delete()[0]
