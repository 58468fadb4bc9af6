from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts import audience
from clearinghouse.districts.enums import Audience
from clearinghouse.districts.policies import Capability
from clearinghouse.districts.standing import Standing, standing_of
from clearinghouse.districts.validators import validate_grades
from pd_events.enums import EventState, LapsedOffer
from pd_events.validators import MOST_CENTS

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def standing_or_none(user: User | AnonymousUser | None) -> Standing | None:
    """Where the person stands now; None for a visitor and for who has left. One query."""
    return standing_of(user) if user is not None and user.is_authenticated and user.is_active else None


def run_with(standing: Standing | None) -> Q:
    """The condition that keeps the events which somebody who stands so runs."""
    if standing is None:
        return Q(pk__in=[])
    if standing.can(Capability.RUN_ANY_EVENTS):
        return Q(pk__gte=0)
    return Q(district__in=standing.districts_where(Capability.RUN_EVENTS))


def cost_in_words(cents: int) -> str:
    """What a person costs their district; empty where it is nothing."""
    return f"${cents / 100:,.2f} a person".replace(".00 ", " ") if cents else ""


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, user: User | AnonymousUser | None) -> EventQuerySet:
        """Published and cancelled events for whom they are meant; drafts for those who run them."""
        return self.visible_from(standing_or_none(user))

    def visible_from(self, standing: Standing | None) -> EventQuerySet:
        """The same where it is known how the person stands; None for a visitor."""
        keys = audience.keys_with(place.district.pk for place in standing.places) if standing else audience.audience_keys_of(None)
        invited = Event.invited.through.objects.filter(event=OuterRef("pk"), district__in=audience.own_districts(keys))
        meant = audience.visible_with(keys) | Q(Exists(invited), audience=Audience.DISTRICT)
        return self.filter(Q(~Q(state=EventState.DRAFT), meant) | run_with(standing))

    @staticmethod
    def run_by(user: User | AnonymousUser | None) -> Q:
        """The condition that keeps the events that this person runs: those of districts where they coordinate. One query."""
        return run_with(standing_or_none(user))

    def published(self) -> EventQuerySet:
        return self.filter(state=EventState.PUBLISHED)


class Event(TimeStamped):
    """A training that a district offers, on one date or several."""

    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True, editable=False)
    summary = models.CharField(max_length=300, help_text="One or two sentences for lists and invitations.")
    description = models.TextField(blank=True, max_length=5000, validators=[MaxLengthValidator(5000)])
    agenda = models.TextField(
        blank=True,
        max_length=5000,
        validators=[MaxLengthValidator(5000)],
        help_text="One line for each part of the day: 9:00 Arrival.",
    )
    bring = models.CharField("what to bring", max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    audience = models.CharField("who may see it", max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    district = models.ForeignKey(
        "districts.District", on_delete=models.PROTECT, related_name="events", verbose_name="offering district"
    )
    invited = models.ManyToManyField(
        "districts.District",
        blank=True,
        related_name="+",
        verbose_name="other districts that may see it",
        help_text="Where only one district may see the event, these may too.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="events_created"
    )
    contact_email = models.EmailField("whom to ask", blank=True)
    accommodation_contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who looks after what people need to take part",
        help_text="Besides the person and their own coordinator, only this colleague reads what somebody needs, and sees that it is there.",
    )
    topics = models.ManyToManyField("resources.Topic", blank=True, related_name="events")
    resources: Any = models.ManyToManyField("wagtailcore.Page", blank=True, related_name="taught_in")
    grades = models.JSONField(default=list, blank=True, validators=[validate_grades])
    contact_hours = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0), MaxValueValidator(200)],
        help_text="Hours that a person earns by attending all of it, without breaks and meals.",
    )
    cost_cents = models.PositiveIntegerField(
        "cost for each person, in cents", default=0, validators=[MaxValueValidator(MOST_CENTS)]
    )
    needs_approval = models.BooleanField(
        "needs the coordinator's approval", default=True, help_text="Each person's own district decides."
    )
    seats_by_itself = models.BooleanField(
        "seat the next on the waiting list at once", default=False, help_text="Otherwise they get an offer to accept or decline."
    )
    promotes = models.BooleanField("move the waiting list by itself", default=True)
    lapsed_offer = models.CharField("an offer nobody answers", max_length=5, choices=LapsedOffer.choices, default=LapsedOffer.OUT)
    hold_days = models.PositiveSmallIntegerField(
        "school days a seat is held for a decision", default=3, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    offer_hours = models.PositiveSmallIntegerField(
        "school hours to answer an offer", default=8, validators=[MinValueValidator(1), MaxValueValidator(80)]
    )
    freeze_hours = models.PositiveSmallIntegerField(
        "hours before the start when seats stop changing hands", default=24, validators=[MaxValueValidator(720)]
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_because = models.CharField(max_length=300, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=EventState.CANCELLED) | Q(cancelled_because=""), name="event_has_a_reason_only_if_cancelled"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pd_events:event", args=[self.slug])

    def is_for_everybody(self, *, are_members: bool) -> bool:
        """Whether nobody is to be asked who they are: published for the public, or for members where they are members."""
        return not self.is_draft and (self.audience == Audience.PUBLIC or (are_members and self.audience == Audience.MEMBERS))

    @property
    def is_draft(self) -> bool:
        return self.state == EventState.DRAFT

    @property
    def is_cancelled(self) -> bool:
        return self.state == EventState.CANCELLED

    @property
    def cost(self) -> str:
        """What a person costs their district, in words."""
        return cost_in_words(self.cost_cents) or "Nothing"

    @property
    def agenda_lines(self) -> list[tuple[str, str]]:
        """Each line of the agenda as its hour, where it begins with one, and its words."""
        found: list[tuple[str, str]] = []
        for line in filter(None, (line.strip() for line in self.agenda.splitlines())):
            first, _, rest = line.partition(" ")
            found.append((first, rest) if first[:1].isdigit() and rest else ("", line))
        return found

    def clean(self) -> None:
        contact = self.accommodation_contact
        if contact and self.district_id and not contact.memberships.current().filter(district=self.district_id).exists():
            raise ValidationError({"accommodation_contact": "Choose somebody of the offering district."}, code="not_there")

    def clean_fields(self, exclude: Any = None) -> None:
        self.title, self.summary = " ".join(self.title.split()), " ".join(self.summary.split())
        super().clean_fields(exclude=exclude)
