from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import can_see_people
from pd_events.enums import ProposalState
from pd_events.models.event import Event

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ProposalQuerySet:
        """Members see what any of them proposes, and what became of it; nobody else does."""
        return self if user is not None and can_see_people(user) else self.none()

    def waiting(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.WAITING)

    def with_voices(self) -> ProposalQuerySet:
        """With `coming`, how many people would come, and `from_districts`, of how many districts they are."""
        counted: ProposalQuerySet = self.annotate(
            coming=Count("voices", distinct=True), from_districts=Count("voices__district", distinct=True)
        )
        return counted


class Proposal(TimeStamped):
    """A training that a member would like, for any district to offer."""

    title = models.CharField("what it should be about", max_length=120)
    why = models.TextField("why it would help", max_length=2000, validators=[MaxLengthValidator(2000)])
    when_suits = models.CharField("when it would suit", max_length=200, blank=True)
    topics = models.ManyToManyField("resources.Topic", blank=True, related_name="training_proposals")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="training_proposals"
    )
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="training_proposals")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided_at=None)
                | (~Q(state=ProposalState.WAITING) & Q(decided_at__isnull=False)),
                name="training_proposal_is_decided_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED, reason=""), name="training_proposal_is_declined_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pd_events:proposal", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.state == ProposalState.WAITING


class VoiceQuerySet(models.QuerySet["Voice"]):
    def visible_to(self, user: User | AnonymousUser | None) -> VoiceQuerySet:
        """Those on proposals that the person may see."""
        return self if user is not None and can_see_people(user) else self.none()


class Voice(TimeStamped):
    """A person would come to a proposed training, as somebody of this district."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_voices")
    district = models.ForeignKey("districts.District", on_delete=models.CASCADE, related_name="+")

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="training_voice_once_per_person")]

    def __str__(self) -> str:
        return f"{self.person} would come"
