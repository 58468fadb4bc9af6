"""Districts that apply when the demo opens."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.demo.services.districts import grades_from
from clearinghouse.districts.models import Application, District
from clearinghouse.districts.services.applications import claim_application, confirm_application, send_application, token_of

OURS = ("listed", "days_ago", "claimed_by")


def load_applications(entries: list[dict[str, Any]]) -> int:
    """Send and confirm each application that was never sent, as its contact would. Returns how many there are."""
    for entry in entries:
        if not Application.objects.filter(email=entry["email"]).exists():
            load_application(entry)
    return len(entries)


def load_application(entry: dict[str, Any]) -> None:
    """One application, so many days ago, taken by an administrator where the entry says so."""
    facts = {
        name: " ".join(value.split()) if isinstance(value, str) else value for name, value in entry.items() if name not in OURS
    }
    listed = District.objects.filter(slug=entry.get("listed", "")).first()
    application = send_application({**facts, "grades": grades_from(entry["grades"]), "district": listed})
    application = confirm_application(token_of(application))
    then = timezone.now() - timedelta(days=entry["days_ago"])
    Application.objects.filter(pk=application.pk).update(created_at=then, confirmed_at=then)
    if "claimed_by" in entry:
        claim_application(application, actor=User.objects.get(email=entry["claimed_by"]))
