"""Trainings that are still to come, for whom they are meant. What is over stands in the events' own list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import dateformat, timezone

from clearinghouse.districts.audience import audience_key
from pd_events.enums import DateState
from pd_events.models import Event
from search.documents.base import SearchDocument, Value, term_values

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from pd_events.models import EventDate
    from pd_events.models.event import EventQuerySet


class EventDocuments:
    """How trainings stand in the index."""

    name = "event"
    label = "Training"
    page_types = ()

    def audiences(self) -> dict[str, str]:
        """Every open training with a date to come. One that other districts are invited to is found by its own district only."""
        return {
            str(pk): audience_key(audience, district)
            for pk, audience, district in to_come().values_list("pk", "audience", "district")
        }

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may see now."""
        visible = to_come().visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The training as it is now."""
        event = to_come().filter(pk=object_id).select_related("district").first()
        return None if event is None else document_of(event)


def to_come() -> EventQuerySet:
    """Open trainings with a date that is not over."""
    found: EventQuerySet = (
        Event.objects.published().filter(dates__state=DateState.SCHEDULED, dates__ends_at__gt=timezone.now()).distinct()
    )
    return found


def document_of(event: Event) -> SearchDocument:
    """Everything the index holds of a training. Who presents finds it; the link to join does not stand here."""
    topics = list(event.topics.order_by("name"))
    dates = list(event.dates.filter(state=DateState.SCHEDULED, ends_at__gt=timezone.now()).select_related("district"))
    presenters = {date.presenter for date in dates if date.presenter}
    return SearchDocument(
        kind=EventDocuments.name,
        object_id=str(event.pk),
        audience=audience_key(event.audience, event.district_id),
        title=event.title,
        url=event.get_absolute_url(),
        summary=event.summary,
        body="\n".join(part for part in (event.description, event.agenda) if part),
        keywords=" · ".join([*(topic.name for topic in topics), *sorted(presenters)]),
        facets={"kind": (Value(EventDocuments.name, EventDocuments.label),), "topic": term_values(topics)},
        display={"facts": [("When", when(dates)), ("Offered by", event.district.name)]},
        published_at=event.published_at,
    )


def when(dates: list[EventDate]) -> str:
    """The next date in words, and how many follow."""
    more = f" and {len(dates) - 1} more" if len(dates) > 1 else ""
    return dateformat.format(dates[0].local_start, "M j, Y, g:i a") + more


KIND = EventDocuments()
