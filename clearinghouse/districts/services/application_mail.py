"""The mails that an application brings: its link to confirm, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from clearinghouse.accounts.services.mail import Mail, queue_mail

if TYPE_CHECKING:
    from clearinghouse.districts.models import Application


def queue_confirmation(application: Application, token: str) -> None:
    """Mail the link that lets it count, once the running transaction has committed."""
    url = settings.SITE_URL + reverse("join:confirm", args=[token])
    queue(application, "confirm", f"Confirm the application of {application.name}", url=url)


def queue_decision(application: Application) -> None:
    """Mail what was decided, with the reason."""
    district = application.district
    url = settings.SITE_URL + (district.get_absolute_url() if district else reverse("districts:index"))
    queue(application, "decided", f"Your application to {settings.SITE_NAME}", url=url)


def queue(application: Application, template: str, subject: str, **words: Any) -> None:
    """One mail to the contact, as text and HTML."""
    words = {"application": application, "site_name": settings.SITE_NAME, **words}
    path = f"districts/applications/email/{template}"
    mail = Mail(
        to=application.email,
        subject=" ".join(subject.split())[:200],
        text=render_to_string(f"{path}.txt", words),
        html=render_to_string(f"{path}.html", words),
    )
    queue_mail(mail)
