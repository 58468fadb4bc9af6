from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.challenges.enums import ProposalState
from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can, can_see_people

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ProposalQuerySet:
        """Members see what waits, to speak of it at the next meeting; decided ones only who proposed them and who decide."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        if can(user, Capability.KEEP_CHALLENGES):
            return self
        own = Q(proposed_by=user)
        return self.filter(own | Q(state=ProposalState.WAITING) if can_see_people(user) else own)

    def waiting(self) -> ProposalQuerySet:
        return self.filter(state=ProposalState.WAITING)


class Proposal(TimeStamped):
    """A further challenge that a member proposes."""

    name = models.CharField(max_length=80)
    sentence = models.CharField(max_length=200)
    why = models.TextField(max_length=2000, validators=[MaxLengthValidator(2000)])
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="challenge_proposals"
    )
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="challenge_proposals")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    reason = models.TextField(blank=True, max_length=1000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    challenge = models.OneToOneField(
        "challenges.Challenge", on_delete=models.SET_NULL, null=True, blank=True, related_name="proposal"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, decided_at=None)
                | (~Q(state=ProposalState.WAITING) & Q(decided_at__isnull=False)),
                name="proposal_is_decided_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.DECLINED, reason=""), name="proposal_is_declined_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("challenges:proposal", args=[self.pk])
