"""Who hears at once that a roster has changed."""

from __future__ import annotations

from clearinghouse.accounts.models import User
from clearinghouse.districts.policies import can_run_events
from pd_events.models import EventDate


def date_group(pk: int) -> str:
    """The name of the group of open pages that show this date's roster."""
    return f"event_date.{pk}"


def may_watch(user_id: int, pk: int) -> bool:
    """Whether this person runs the event of this date now. Asked of the database each time: sockets live long, roles may end."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    date = EventDate.objects.filter(pk=pk).select_related("event__district").first()
    return user is not None and date is not None and can_run_events(user, date.event.district)
