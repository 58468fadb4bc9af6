"""Messages of the host to people on a date: kept as they were sent, mailed after the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from clearinghouse.accounts.models import User
from clearinghouse.accounts.services.mail import Mail, send_once
from clearinghouse.core import audit, outbox
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import can_run_events
from pd_events.errors import NobodyThere
from pd_events.models import Message
from pd_events.selectors.messages import people_in

if TYPE_CHECKING:
    from pd_events.models import EventDate

TOPIC = "pd_events.messages"


@transaction.atomic
def send_message(date: EventDate, *, facts: dict[str, Any], key: str, actor: User) -> Message:
    """Write to everybody in the `group` as it is now, of one `district` where one is named, a `subject` and a `body`.

    The same key again is the same message. Raises NotAllowed, NobodyThere, ValidationError.
    """
    if not can_run_events(actor, date.event.district):
        raise NotAllowed
    if (sent := Message.objects.filter(key=key).first()) is not None:
        return sent
    people = people_in(date, facts["group"], facts["district"])
    if not people:
        raise NobodyThere
    words = {"subject": " ".join(facts["subject"].split()), "body": facts["body"].strip()}
    message = Message(
        date=date, group=facts["group"], district=facts["district"], **words, key=key, sent_by=actor, people=len(people)
    )
    message.full_clean()
    message.save()
    for person in people:
        outbox.enqueue(TOPIC, {"message": message.pk, "person": person.pk}, key=f"{message.pk}:{person.pk}")
    audit.record(date, "date.message", actor=actor, subject=message.subject, people=len(people))
    return message


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: one mail to each person who is still here."""
    wanted = Message.objects.filter(pk__in={payload["message"] for payload in payloads})
    messages = {row.pk: row for row in wanted.select_related("date__event", "date__district", "sent_by")}
    people = {row.pk: row for row in User.objects.filter(pk__in={payload["person"] for payload in payloads}, is_active=True)}
    for payload in payloads:
        message, person = messages.get(payload["message"]), people.get(payload["person"])
        if message is not None and person is not None:
            send_once(mail_of(message, person), key=f"{TOPIC}:{message.pk}:{person.pk}")


def mail_of(message: Message, person: User) -> Mail:
    """Text and HTML; an answer goes to whom to ask about the event."""
    event = message.date.event
    words = {
        "site_name": settings.SITE_NAME,
        "message": message,
        "person": person,
        "date": message.date,
        "event": event,
        "url": settings.SITE_URL + event.get_absolute_url(),
    }
    return Mail(
        to=person.email,
        subject=f"{event.title}: {message.subject}",
        text=render_to_string("pd_events/email/message.txt", words),
        html=render_to_string("pd_events/email/message.html", words),
        headers={"Reply-To": event.contact_email} if event.contact_email else {},
    )
