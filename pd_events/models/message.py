from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models

from clearinghouse.core.models import TimeStamped
from pd_events.enums import Group
from pd_events.models.date import EventDate
from pd_events.models.event import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User | AnonymousUser | None) -> MessageQuerySet:
        """What was written to the people of events that this person runs."""
        return self.filter(date__event__in=Event.objects.filter(Event.objects.run_by(user)).values("pk"))


class Message(TimeStamped):
    """What the host wrote to some of the people on a date. Kept as it was sent."""

    date = models.ForeignKey(EventDate, on_delete=models.CASCADE, related_name="messages")
    group = models.CharField("to whom", max_length=10, choices=Group.choices, default=Group.SEATED)
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=120)
    body = models.TextField(max_length=5000, validators=[MaxLengthValidator(5000)])
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="training_messages_sent"
    )
    people = models.PositiveIntegerField(help_text="To how many people it went.")
    key = models.CharField(max_length=64, unique=True, help_text="Of the form that sent it: the same form twice is one message.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
