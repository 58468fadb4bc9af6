from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from forums.enums import COMMON, WatchedAction
from forums.readers import Reader, reader_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User
    from forums.models.board import Board


BETWEEN = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """The words of a text alone: no case, no accents, one space between them. "Señor’s  CAFÉ!" becomes "senor s cafe"."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return BETWEEN.sub(" ", plain.casefold()).strip()


def said(phrases: Iterable[str], text: str) -> list[str]:
    """Which of these folded phrases the text says, as whole words."""
    words = f" {folded(text)} "
    return [phrase for phrase in phrases if f" {phrase} " in words]


class WatchedWordQuerySet(models.QuerySet["WatchedWord"]):
    def visible_to(self, user: User | AnonymousUser | None) -> WatchedWordQuerySet:
        """Those on the lists that this person keeps."""
        return self.kept_by(reader_of(user))

    def kept_by(self, reader: Reader) -> WatchedWordQuerySet:
        """The same for whoever this is: the consortium's list is its moderators', a district's its administrators'."""
        kept = Q(district__in=reader.administers)
        return self.filter(kept | Q(district=None) if reader.oversees else kept)

    def on(self, board: Board) -> WatchedWordQuerySet:
        """Those that are watched for on this board."""
        return self.filter(district=None if board.audience in COMMON else board.district_id)


class WatchedWord(TimeStamped):
    """A word or phrase that is not sent just so, on the boards of one district or on the consortium's (without one)."""

    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    phrase = models.CharField(max_length=80)
    folded = models.CharField(max_length=100, editable=False, help_text="The phrase as it is looked for.")
    action = models.CharField(max_length=10, choices=WatchedAction.choices, default=WatchedAction.ASK)

    objects = WatchedWordQuerySet.as_manager()

    class Meta:
        ordering = ["folded"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded"], condition=Q(district=None), name="watched_once_by_the_consortium",
                violation_error_message="This is watched for already.",
            ),
            models.UniqueConstraint(
                fields=["district", "folded"], condition=Q(district__isnull=False), name="watched_once_by_a_district",
                violation_error_message="This is watched for already.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.phrase

    def clean(self) -> None:
        """Know what is looked for. A phrase of marks alone would be found in everything or in nothing."""
        self.folded = folded(self.phrase)
        if not self.folded:
            raise ValidationError("Write at least one letter or number to watch for.", code="nothing_to_watch")
