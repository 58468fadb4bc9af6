"""Whether a date with too few people takes place: asked on the day that was named, decided by the host."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.policies import CATALOGUE, Capability, can_run_events
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.notifications.services.reading import settle
from pd_events.errors import NotInQuestion
from pd_events.models import EventDate
from pd_events.selectors.people import deciders


@transaction.atomic
def run_anyway(date: EventDate, *, actor: User) -> EventDate:
    """Decide that the date takes place with those it has, and tell them. Again changes nothing. Raises NotAllowed, NotInQuestion."""
    date = EventDate.objects.select_for_update(of=("self",)).select_related("event__district").get(pk=date.pk)
    if not can_run_events(actor, date.event.district):
        raise NotAllowed
    if date.goes_ahead_at is not None:
        return date
    if not EventDate.objects.to_decide(timezone.now()).filter(pk=date.pk).exists():
        raise NotInQuestion
    date.goes_ahead_at = timezone.now()
    date.save(update_fields=["goes_ahead_at", "updated_at"])
    audit.record(date, "date.goes_ahead", actor=actor, people=date.taken, minimum=date.minimum)
    settle(date)
    tell_it_takes_place(date)
    return date


def tell_it_takes_place(date: EventDate) -> None:
    """Tell everybody with a place."""
    notify(
        User.objects.filter(pk__in=date.registrations.active().values("person")),
        kind=NotificationKind.TRAINING_NEWS,
        text=f"It takes place: “{date.event}” on {date.local_start:%A, %B %-d}.",
        url=date.event.get_absolute_url(),
        subject=date,
    )


def ask_hosts() -> int:
    """Tell the hosts of dates in question, once for each date. Returns how many dates were asked about now."""
    about = ContentType.objects.get_for_model(EventDate)
    told = Notification.objects.filter(kind=NotificationKind.TRAINING_DECISION, subject_type=about)
    due = EventDate.objects.to_decide(timezone.now()).exclude(pk__in=told.values("subject_id")).select_related("event")
    return sum(ask_host(date) for date in due.order_by("starts_at"))


def ask_host(date: EventDate) -> bool:
    """Tell those who run the event. Returns whether anybody was there to be told."""
    told = notify(
        deciders(date.event.district_id, CATALOGUE[Capability.RUN_EVENTS]),
        kind=NotificationKind.TRAINING_DECISION,
        text=f"{date.taken} of {date.minimum} needed for “{date.event}” on {date.local_start:%B %-d}: run it or call it off?",
        url=f"/events/dates/{date.pk}/decide/",
        subject=date,
    )
    return bool(told)
