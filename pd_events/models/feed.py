from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from clearinghouse.core.models import TimeStamped

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, user: User | AnonymousUser | None) -> CalendarFeedQuerySet:
        """A person's own, without those that were revoked."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(owner=user, revoked_at=None)


class CalendarFeed(TimeStamped):
    """A secret address at which a calendar program reads a person's own trainings, or those that a district of theirs may see."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    district = models.ForeignKey(
        "districts.District", on_delete=models.CASCADE, null=True, blank=True, related_name="+", help_text="None: the person's own."
    )
    key = models.CharField(max_length=40, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.district or self.owner}"
