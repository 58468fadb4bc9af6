"""The mail of what the seat service tells people, with an invitation for their calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from clearinghouse.accounts.services.mail import Mail, send_once
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import MutedMail
from pd_events.enums import Letter, Seat
from pd_events.icalendars import CANCEL, REQUEST, invitation
from pd_events.models import Registration
from pd_events.services.seats.letters import TOPIC

if TYPE_CHECKING:
    from clearinghouse.notifications.models import Notification

INVITING = (Letter.CONFIRMED, Letter.CHANGED)
ENDING = (Letter.RELEASED, Letter.CALLED_OFF, Letter.DECLINED)
# What a letter says must still be so when it is sent.
TRUE_WHILE = {
    Letter.CONFIRMED: {Seat.CONFIRMED},
    Letter.HELD: {Seat.HELD},
    Letter.OFFERED: {Seat.OFFERED},
    Letter.WAITING: {Seat.WAITING},
    Letter.RELEASED: {Seat.RELEASED},
    Letter.DECLINED: {Seat.RELEASED},
}


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: mail what is still so, to somebody still here."""
    rows = Registration.objects.filter(pk__in=[payload["registration"] for payload in payloads], person__is_active=True)
    found = {row.pk: row for row in rows.select_related("person", "date__event__district", "date__district", "district")}
    for payload in payloads:
        registration, what = found.get(payload["registration"]), Letter(payload["what"])
        if registration is not None and registration.seat in TRUE_WHILE.get(what, set(Seat)):
            method = method_of(registration, what)
            if method or not is_muted(registration):
                send_once(mail_of(registration, what, method), key=f"{TOPIC}:{payload['id']}")


def method_of(registration: Registration, what: Letter) -> str:
    """What the mail does to a calendar: invites, takes off, or nothing."""
    if what in INVITING and registration.seat == Seat.CONFIRMED:
        return REQUEST
    return CANCEL if what in ENDING and registration.sequence else ""


def is_muted(registration: Registration) -> bool:
    """Whether the person wants no mail of this. Invitations and their ends always go out: a calendar must not be wrong."""
    return MutedMail.objects.filter(user=registration.person_id, kind=NotificationKind.TRAINING).exists()


def mail_of(registration: Registration, what: Letter, method: str) -> Mail:
    """Text and HTML, with the calendar's part where there is one."""
    date = registration.date
    words = {
        "site_name": settings.SITE_NAME,
        "registration": registration,
        "person": registration.person,
        "date": date,
        "event": date.event,
        "what": what.value,
        "heading": what.label,
        "url": settings.SITE_URL + date.event.get_absolute_url(),
        "place": Registration.objects.waiting().filter(date=date, joined_at__lte=registration.joined_at).count(),
    }
    calendar = invitation(registration, method=method, now=timezone.now()) if method else ""
    return Mail(
        to=registration.person.email,
        subject=f"{what.label}: {date.event.title}",
        text=render_to_string("pd_events/email/letter.txt", words),
        html=render_to_string("pd_events/email/letter.html", words),
        calendar=calendar,
        calendar_method=method,
    )


def no_second_mail(notification: Notification) -> None:
    """News of one's place comes by the letter itself; the note in the site brings no mail of its own."""
