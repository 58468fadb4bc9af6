"""News of trainings for people who said that they would come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import Audience
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from pd_events.models import Voice

if TYPE_CHECKING:
    from pd_events.models import Event


def tell_who_would_come(event: Event) -> None:
    """Tell those who wished for this training that it is open, as far as they may see it. In the caller's transaction."""
    voices = Voice.objects.filter(proposal__event=event, person__is_active=True)
    if event.audience == Audience.DISTRICT:
        voices = voices.filter(district__in=[event.district_id, *event.invited.values_list("pk", flat=True)])
    notify(
        User.objects.filter(pk__in=voices.values("person")),
        kind=NotificationKind.TRAINING_NEWS,
        text=f"A training that you would come to is open: “{event}”. Ask for a place.",
        url=event.get_absolute_url(),
        subject=event,
    )
