"""Trainings that are still to come, for whom they are meant. What is over stands in the events' own list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import dateformat, timezone

from clearinghouse.districts.audience import audience_key
from clearinghouse.districts.enums import Audience
from pd_events.enums import DateState
from pd_events.models import Event
from search.documents.base import SearchDocument, Value, term_values

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from pd_events.models import EventDate
    from pd_events.models.event import EventQuerySet


INVITED = Event.invited.through.objects.filter(event=OuterRef("pk"))


class EventDocuments:
    """How trainings stand in the index."""

    name = "event"
    label = "Training"
    page_types = ()

    def audiences(self) -> dict[str, str]:
        """Every open training with a date to come."""
        rows = to_come().annotate(invites=Exists(INVITED)).values_list("pk", "audience", "district", "invites")
        return {str(pk): key_of(pk, audience, district, invites=invites) for pk, audience, district, invites in rows}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those that this person may see now."""
        visible = to_come().visible_to(user).filter(pk__in=list(object_ids))
        return {str(pk) for pk in visible.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The training as it is now."""
        event = to_come().filter(pk=object_id).select_related("district").first()
        return None if event is None else document_of(event)


def key_of(pk: int, audience: str, district: int, *, invites: bool) -> str:
    """The key of a training. One that several districts may see has a key of its own, which their people hold (`shared_with`)."""
    return f"{EventDocuments.name}:{pk}" if audience == Audience.DISTRICT and invites else audience_key(audience, district)


def shared_with(districts: Collection[int]) -> frozenset[str]:
    """The keys of trainings for several districts, one of these among them. One query."""
    several = to_come().filter(audience=Audience.DISTRICT).filter(Exists(INVITED))
    theirs = several.filter(Q(district__in=districts) | Exists(INVITED.filter(district__in=districts)))
    return frozenset(f"{EventDocuments.name}:{pk}" for pk in theirs.values_list("pk", flat=True))


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
        audience=key_of(event.pk, event.audience, event.district_id, invites=event.invited.exists()),
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
