from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.validators import validate_time_zone
from pd_events.enums import DateState, EventState, Mode
from pd_events.models.event import Event
from pd_events.validators import at_most_seats, validate_order

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class EventDateQuerySet(models.QuerySet["EventDate"]):
    def visible_to(self, user: User | AnonymousUser | None) -> EventDateQuerySet:
        """The dates of the events that this person may see."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))

    def to_decide(self, now: datetime) -> EventDateQuerySet:
        """Dates with too few people on the day on which the host decides, of which nothing is decided yet."""
        asked = self.coming().filter(starts_at__gt=now, minimum__gt=F("taken"), decided_on__lte=timezone.localdate(now))
        undecided: EventDateQuerySet = asked.filter(goes_ahead_at=None)
        return undecided

    def coming(self) -> EventDateQuerySet:
        """Dates that are not over, of events that are open."""
        return self.filter(state=DateState.SCHEDULED, event__state=EventState.PUBLISHED, ends_at__gt=timezone.now())


class EventDate(TimeStamped):
    """One date of an event, with a room and seats of its own. `taken` counts held, offered and confirmed seats; only the seat service writes it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField("starts")
    ends_at = models.DateTimeField("ends")
    time_zone = models.CharField(max_length=50, default="America/New_York", validators=[validate_time_zone])
    mode = models.CharField("where people take part", max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    district = models.ForeignKey(
        "districts.District", on_delete=models.PROTECT, related_name="event_dates", verbose_name="where it is held"
    )
    room = models.CharField(max_length=120, blank=True, help_text="Building and room, as somebody from elsewhere finds it.")
    online_url = models.URLField(
        "link to join online", blank=True, help_text="Shown only to people with a seat, from an hour before."
    )
    presenter = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveIntegerField(
        "seats", null=True, blank=True, validators=[at_most_seats], help_text="Leave empty where there is no limit."
    )
    grandfathered = models.PositiveIntegerField(default=0, editable=False)
    taken = models.PositiveIntegerField(default=0, editable=False)
    opens_at = models.DateTimeField("registration opens", null=True, blank=True)
    closes_at = models.DateTimeField("registration closes", null=True, blank=True)
    list_closes_at = models.DateTimeField("waiting list closes", null=True, blank=True)
    has_list = models.BooleanField("keep a waiting list", default=True)
    minimum = models.PositiveIntegerField(
        "people it needs to take place", default=0, validators=[at_most_seats], help_text="0 where it takes place in any case."
    )
    decided_on = models.DateField("day on which that is decided", null=True, blank=True)
    goes_ahead_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the host decided to run it with fewer people than it needs."
    )
    state = models.CharField(max_length=10, choices=DateState.choices, default=DateState.SCHEDULED, editable=False)
    cancelled_because = models.CharField(max_length=300, blank=True, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False, validators=[MaxValueValidator(1_000_000)])

    objects = EventDateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["state", "starts_at"], name="event_date_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_date_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(taken__lte=Greatest(F("capacity"), F("grandfathered"))),
                name="event_date_is_never_oversold",
            ),
            models.CheckConstraint(condition=Q(taken__gte=0), name="event_date_taken_is_no_debt"),
            models.CheckConstraint(
                condition=Q(minimum=0) | Q(decided_on__isnull=False),
                name="event_date_minimum_has_a_day",
                violation_error_message="Name the day on which it is decided whether enough people come.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.local_start:%b %-d, %Y}"

    def clean(self) -> None:
        validate_order(
            ("opens_at", self.opens_at), ("closes_at", self.closes_at), ("starts_at", self.starts_at), ("ends_at", self.ends_at)
        )

    @property
    def local_start(self) -> datetime:
        """The start as clocks show it where it is held."""
        return self.starts_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def local_end(self) -> datetime:
        return self.ends_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def is_cancelled(self) -> bool:
        return self.state == DateState.CANCELLED

    @property
    def has_enough(self) -> bool:
        """Whether as many people have a seat as it needs to take place."""
        return self.taken >= self.minimum

    def is_open(self, now: datetime) -> bool:
        """Whether people may ask for a seat now; the event must be open too."""
        last = self.closes_at or self.starts_at
        return not self.is_cancelled and (self.opens_at is None or self.opens_at <= now) and now < last

    def list_is_open(self, now: datetime) -> bool:
        """Whether the waiting list still takes people and moves."""
        return self.has_list and not self.is_cancelled and now < (self.list_closes_at or self.starts_at)


class DistrictShare(models.Model):
    """What the agreement gives one district on one date: seats kept for it until a moment, and the most it may have."""

    date = models.ForeignKey(EventDate, on_delete=models.CASCADE, related_name="shares")
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="+")
    reserve = models.PositiveIntegerField("seats kept for it", default=0, validators=[at_most_seats])
    cap = models.PositiveIntegerField("most it may have", null=True, blank=True, validators=[at_most_seats])
    released_at = models.DateTimeField(
        "kept until", null=True, blank=True, help_text="From then on, what it has not used is open to all. Empty: until the start."
    )

    class Meta:
        ordering = ["district__name"]
        constraints = [
            models.UniqueConstraint(fields=["date", "district"], name="share_once_per_date_and_district"),
            models.CheckConstraint(
                condition=Q(cap__isnull=True) | Q(cap__gte=F("reserve")),
                name="share_reserve_is_within_its_cap",
                violation_error_message="The seats kept for a district cannot be more than the most it may have.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district}: {self.reserve} kept"
