from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from clearinghouse.core.models import TimeStamped
from search.models.index_row import IndexRow

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class MailRhythm(models.TextChoices):
    """When a saved search tells what it newly finds."""

    DAILY = "daily", "On school days"
    WEEKLY = "weekly", "Once a week, on Monday"
    NEVER = "never", "Never: I look here myself"


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, user: User | AnonymousUser | None) -> SavedSearchQuerySet:
        """A person sees their own."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(owner=user)


class SavedSearch(TimeStamped):
    """A search that a person wants to be asked again.

    `feed_key` is part of the address of its feed; without one there is no feed, and with another the old address is dead.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    query = models.CharField("what is searched for", max_length=2000, help_text="The parameters of the search's address.")
    rhythm = models.CharField("mail", max_length=10, choices=MailRhythm.choices, default=MailRhythm.WEEKLY)
    feed_key = models.CharField(max_length=40, blank=True)
    replayed_to = models.DateTimeField(default=timezone.now, help_text="What came into the index until then has been looked at.")
    told_on = models.DateField(default=timezone.localdate)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "query"], name="saved_search_once")]
        indexes = [models.Index(fields=["replayed_to"], name="saved_search_replayed")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("search:saved_search", args=[self.pk])

    @property
    def address(self) -> str:
        """The search itself."""
        return f"{reverse('search:results')}?{self.query}"

    @property
    def parameters(self) -> MultiValueDict[str, str]:
        return MultiValueDict(parse_qs(self.query))


class SavedFind(models.Model):
    """One thing that a saved search has newly found: noted once, told once."""

    saved_search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="finds")
    row = models.ForeignKey(IndexRow, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    told_in = models.ForeignKey(
        "notifications.Notification", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=True
    )
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["saved_search", "row"], name="saved_find_once")]
        indexes = [
            models.Index(fields=["saved_search"], condition=models.Q(told_at=None), name="saved_find_untold"),
            models.Index(fields=["saved_search"], condition=models.Q(seen_at=None), name="saved_find_unseen"),
        ]

    def __str__(self) -> str:
        return f"{self.saved_search}: {self.row}"
