"""Saying no by mail: once for each mail, never to a program, a few times a day, and to the person's own address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from clearinghouse.accounts.services.mail import Mail, queue_mail
from forums.models import MailWish, Topic

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User
    from clearinghouse.core.errors import RuleViolation
    from forums.inbound.mails import Incoming

MOST_A_DAY = 5


@transaction.atomic
def refuse(person: User, topic_id: int, why: RuleViolation, mail: Incoming) -> bool:
    """Tell a person why their answer does not stand, and what to do; returns whether that is told. Nothing of what they wrote is repeated.

    The topic is named only where they may read it now.
    """
    if not may_tell(person):
        return False
    topic = Topic.objects.visible_to(person).filter(pk=topic_id).first()
    words = {
        "site_name": settings.SITE_NAME,
        "person": person,
        "topic": topic,
        "message": why.message,
        "url": settings.SITE_URL + topic.get_absolute_url() if topic else "",
    }
    queue_mail(
        Mail(
            to=person.email,
            subject=" ".join(f"Your answer does not stand yet: {topic}".split()) if topic else "Your answer does not stand",
            text=render_to_string("forums/email/refusal.txt", words),
            html=render_to_string("forums/email/refusal.html", words),
            headers={"Auto-Submitted": "auto-replied", **threaded(mail)},
        ),
        key=f"forums.refusal:{uuid5(NAMESPACE_URL, f'{person.pk}:{mail.identity}')}",
    )
    return True


def threaded(mail: Incoming) -> dict[str, str]:
    """What makes mail programs show it beside what it answers."""
    is_plain = mail.message_id.isascii() and mail.message_id.startswith("<") and " " not in mail.message_id
    return {"In-Reply-To": mail.message_id, "References": mail.message_id} if is_plain else {}


def may_tell(person: User) -> bool:
    """Whether this person is told a no by mail once more today, which is then counted."""
    MailWish.objects.get_or_create(user=person)
    wish, today = MailWish.objects.select_for_update().get(user=person), timezone.localdate()
    wish.refusals = wish.refusals + 1 if wish.refused_on == today else 1
    wish.refused_on = today
    if wish.refusals > MOST_A_DAY or wish.paused_at is not None:
        return False
    wish.save(update_fields=["refusals", "refused_on"])
    return True
