"""The mail that carries an invitation. Its link is signed when it leaves, and stored nowhere."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from clearinghouse.accounts.services.mail import Mail, send_once
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import Invitation
from clearinghouse.districts.services.invitations import TOPIC, token_of, why_closed
from clearinghouse.districts.services.memberships import words_of


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: mail what is still open."""
    terms = {payload["invitation"]: payload["term"] for payload in payloads}
    for invitation in Invitation.objects.filter(pk__in=terms).select_related("district", "invited_by").order_by("pk"):
        if why_closed(invitation) is None:
            send_once(mail_of(invitation), key=f"{TOPIC}:{invitation.pk}:{terms[invitation.pk]}")


def mail_of(invitation: Invitation) -> Mail:
    """Text and HTML with the signed link."""
    words = {
        "site_name": settings.SITE_NAME,
        "invitation": invitation,
        "roles": words_of([Role(role) for role in invitation.roles]),
        "url": settings.SITE_URL + reverse("districts:invitation", args=[token_of(invitation)]),
    }
    return Mail(
        to=invitation.email,
        subject=f"Join {invitation.district} on {settings.SITE_NAME}",
        text=render_to_string("districts/email/invitation.txt", words),
        html=render_to_string("districts/email/invitation.html", words),
    )
