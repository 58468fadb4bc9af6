"""Letters to one person that may come back: where they do for good, time and again, no more are sent."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clearinghouse.accounts.services.mail import send_once
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.inbound.addresses import NO_TOPIC, make_address
from forums.models import MailWish

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.accounts.models import User
    from clearinghouse.accounts.services.mail import Mail

# On so many days within so long.
MOST_BOUNCES = 3
FORGET = timedelta(days=30)
PAUSED = "Our letters to you come back, so mail of the forums is paused. Check your address."


def send_letter(person: User, mail: Mail, *, key: str) -> None:
    """Send, unless a letter of this key was sent. One that the mail server refuses for good has come back.

    Raises TemporarilyUnavailable when the mail server does not answer.
    """
    try:
        send_once(mail, key=key)
    except smtplib.SMTPRecipientsRefused:
        note_bounce(person, today=timezone.localdate())


def bounce_address(person: User, version: int) -> str:
    """Where letters to this person come back to; empty where nobody would read them."""
    return make_address(person.pk, NO_TOPIC, version)


@transaction.atomic
def note_bounce(person: User, *, today: date) -> None:
    """A letter has come back; several on one day are one. The third day within a month stops mail of the forums, and the site says so."""
    MailWish.objects.get_or_create(user=person)
    wish = MailWish.objects.select_for_update().get(user=person)
    if wish.paused_at is not None or wish.bounced_on == today:
        return
    is_new = wish.bounced_on is None or today - wish.bounced_on > FORGET
    wish.bounces, wish.bounced_on = (1 if is_new else wish.bounces + 1), today
    if wish.bounces >= MOST_BOUNCES:
        wish.paused_at = timezone.now()
        notify(person, kind=NotificationKind.FORUM_POST, text=PAUSED, url=reverse("forums:mail"))
    wish.save(update_fields=["bounces", "bounced_on", "paused_at"])
