from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from clearinghouse.challenges.validators import validate_slug_is_free
from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import BELONGING_KINDS

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

FIRST_TEN = 10


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ChallengeQuerySet:
        """Challenges are for everybody, but for those that an administrator has taken off the list."""
        return self.filter(is_shown=True)

    def with_backers(self) -> ChallengeQuerySet:
        """With `backers`, the number of belonging districts that back each."""
        counted: ChallengeQuerySet = self.annotate(
            backers=Count("backings", filter=Q(backings__district__kind__in=BELONGING_KINDS), distinct=True)
        )
        return counted


class Challenge(TimeStamped):
    """Something that is hard for a small district, and that districts face together."""

    number = models.PositiveSmallIntegerField(unique=True, help_text="Its place on the list.")
    name = models.CharField(max_length=80, unique=True, help_text="A few words, as people say it at a meeting.")
    slug = models.SlugField(
        max_length=80, unique=True, validators=[validate_slug_is_free], help_text="Its address below /challenges/."
    )
    sentence = models.CharField(max_length=200, help_text="One sentence for the list.")
    story = models.TextField("why it is hard", blank=True, help_text="What makes it hard for a small district. Plain text.")
    together = models.TextField(
        "what we can do together", blank=True, help_text="What districts have done or could do. Plain text."
    )
    query = models.CharField(
        "search words", max_length=200, blank=True, help_text="What a teacher with this challenge would type into the search box."
    )
    topics = models.ManyToManyField(
        "resources.Topic", blank=True, related_name="challenges", help_text="Its page shows their resources."
    )
    is_shown = models.BooleanField("on the list", default=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("challenges:challenge", args=[self.slug])

    def is_recent(self, since: datetime) -> bool:
        """Whether it came to the list, beyond the first ten, since then."""
        return self.created_at >= since and self.number > FIRST_TEN

    @property
    def url(self) -> str:
        """Its page."""
        return self.get_absolute_url()


class BackingQuerySet(models.QuerySet["Backing"]):
    def visible_to(self, user: User | AnonymousUser | None) -> BackingQuerySet:
        """The backing of districts that belong, of challenges that are shown; everybody may see it."""
        return self.filter(district__kind__in=BELONGING_KINDS, challenge__is_shown=True)


class Backing(TimeStamped):
    """A district says that a challenge matters to it."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="backings")
    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, related_name="challenge_backings")
    why = models.CharField(max_length=300, blank=True)
    backed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="challenge_backings")

    objects = BackingQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["challenge", "district"], name="backing_once_per_challenge_and_district")]

    def __str__(self) -> str:
        return f"{self.district} backs {self.challenge}"
