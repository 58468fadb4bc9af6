from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from forums.enums import DecisionKind
from forums.models.post import Post
from forums.readers import Reader, reader_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


TO_THEM = {
    DecisionKind.HIDDEN: "A post of yours was taken down",
    DecisionKind.PURGED: "The words of a post of yours are gone for good",
    DecisionKind.WARNED: "A moderator writes to you",
    DecisionKind.SILENCED: "You cannot write here for a while",
}


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User | AnonymousUser | None) -> DecisionQuerySet:
        """Those about the person, and those of the boards on which they keep the record."""
        reader = reader_of(user)
        if reader.user_id is None:
            return self.none()
        return self.filter(Q(person=reader.user_id) | kept_by(reader))

    def kept_by(self, reader: Reader) -> DecisionQuerySet:
        """Those of the boards on which this person keeps the record."""
        return self.filter(kept_by(reader))

    def standing(self) -> DecisionQuerySet:
        """Those that hold now: not ended, and of silences those whose time is not up."""
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()), ended_at=None)


def kept_by(reader: Reader) -> Q:
    """What is kept by the moderators of the consortium's boards, and by the administrators of a district of its own."""
    kept = Q(district__in=reader.administers)
    return kept | Q(district=None) if reader.oversees else kept


class Decision(TimeStamped):
    """What moderators decided about a person's words: on the record of one district's boards, or of the consortium's where it has none."""

    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_decisions")
    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="decisions")
    reason = models.CharField(max_length=500)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    until = models.DateTimeField(null=True, blank=True, help_text="When a silence ends by itself.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["person", "district", "kind"], name="decision_about_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.SILENCED, until__isnull=False) | (~Q(kind=DecisionKind.SILENCED) & Q(until=None)),
                name="decision_silence_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("forums:decision", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        return self.ended_at is None and (self.until is None or self.until > timezone.now())

    @property
    def said_to_them(self) -> str:
        """The kind in words for whom it is about."""
        return TO_THEM[DecisionKind(self.kind)]

    @property
    def where(self) -> str:
        """The boards that it is about, in words."""
        return f"the boards of {self.district}" if self.district else "the consortium’s boards"
