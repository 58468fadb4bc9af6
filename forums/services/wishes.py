"""How a person wants mail of the forums, and the link that ends it without signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from clearinghouse.accounts.models import User
from forums.enums import Rhythm
from forums.models import MailWish

if TYPE_CHECKING:
    from datetime import date

SALT = "forums.mail.stop"


@transaction.atomic
def set_rhythm(user: User, *, rhythm: Rhythm) -> None:
    """Send mail of the forums at once, gathered, or never. Whoever chooses so has an address that works: a pause ends."""
    MailWish.objects.update_or_create(user=user, defaults={"rhythm": rhythm, "paused_at": None, "bounces": 0, "bounced_on": None})


@transaction.atomic
def end_reply_addresses(user: User) -> None:
    """No address that was made for this person's answers so far leads anywhere; the next letters have new ones."""
    wish, _ = MailWish.objects.get_or_create(user=user)
    MailWish.objects.filter(pk=wish.pk).update(reply_version=F("reply_version") + 1)


def take_turn(user_id: int, *, day: date, since: date) -> bool:
    """Note that a person's letter of this day is begun; False where one was since then, or they want none any more.

    Of any number of workers one is told so. In the transaction that queues the letter, so that both happen or neither.
    """
    still = MailWish.objects.filter(user=user_id, paused_at=None).exclude(rhythm__in=(Rhythm.AT_ONCE, Rhythm.NONE))
    return bool(still.exclude(gathered_on__gte=since).update(gathered_on=day))


def stop_letters_url(user_id: int) -> str:
    """The address that ends all mail of the forums for this person. It never expires: old mail must still be able to stop new mail."""
    return settings.SITE_URL + reverse("forums:stop_letters", args=[signing.dumps(user_id, salt=SALT)])


def read_stop_letters(token: str) -> User | None:
    """Whose mail a link ends; None when we have not signed it or they are gone."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=SALT), is_active=True).first()
    except (signing.BadSignature, ValueError, TypeError):
        return None
