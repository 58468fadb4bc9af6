"""Trainings and search: when their rows are made anew."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.vocabularies import with_narrower
from pd_events.models import Event, EventDate
from pd_events.signals import event_changed
from search.services.indexing import request_refresh

KIND = "event"


@receiver([post_save, post_delete], sender=Event)
def event_saved(sender: type[Event], instance: Event, raw: bool = False, **kwargs: Any) -> None:
    """Its row is made anew, or emptied."""
    if not raw:
        request_refresh(KIND, instance.pk)


@receiver(event_changed)
def event_or_date_changed(sender: Any, event_id: int, **kwargs: Any) -> None:
    """So it is when a date of it changes."""
    request_refresh(KIND, event_id)


@receiver(m2m_changed, sender=Event.topics.through)
def topics_chosen(sender: Any, instance: Event | Topic, action: str, **kwargs: Any) -> None:
    """The names of its topics stand in its row."""
    if isinstance(instance, Event) and action.startswith("post_"):
        request_refresh(KIND, instance.pk)


@receiver(m2m_changed, sender=Event.invited.through)
def districts_invited(sender: Any, instance: Event, action: str, **kwargs: Any) -> None:
    """Who finds it changes with who may see it."""
    if isinstance(instance, Event) and action.startswith("post_"):
        request_refresh(KIND, instance.pk)


@receiver(post_save, sender=Topic)
def topic_renamed(sender: type[Topic], instance: Topic, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """So do they in the rows of its trainings."""
    if not raw and not created:
        for pk in Event.objects.filter(topics__in=with_narrower(instance)).distinct().values_list("pk", flat=True):
            request_refresh(KIND, pk)


@receiver(post_delete, sender=EventDate)
def date_deleted(sender: type[EventDate], instance: EventDate, **kwargs: Any) -> None:
    """A date that is gone is no date to come."""
    request_refresh(KIND, instance.event_id)
