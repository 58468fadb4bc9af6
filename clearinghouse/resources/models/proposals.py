"""What members propose for the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.enums import ProposalState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

OPEN = (ProposalState.WAITING, ProposalState.CHANGES)


class ResourceProposalQuerySet(models.QuerySet["ResourceProposal"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ResourceProposalQuerySet:
        """Whoever proposed it, and those who curate."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self if can(user, Capability.CURATE_LIBRARY) else self.filter(proposed_by=user)

    def waiting(self) -> ResourceProposalQuerySet:
        return self.filter(state=ProposalState.WAITING)


class ResourceProposal(TimeStamped):
    """A resource that a member proposes: its draft in the library, why it would help, and what came of it."""

    page = models.OneToOneField("resources.ResourcePage", on_delete=models.SET_NULL, null=True, related_name="proposal")
    title = models.CharField(max_length=255)
    why = models.TextField("why it helps here", max_length=2000, validators=[MaxLengthValidator(2000)])
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="resource_proposals"
    )
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, related_name="resource_proposals")
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    reason = models.TextField(blank=True, max_length=2000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ResourceProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="resource_proposal_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=OPEN) | Q(decided_at__isnull=False), name="resource_proposal_closed_at_some_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ProposalState.CHANGES, ProposalState.DECLINED], reason=""),
                name="resource_proposal_answered_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:proposal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_waiting(self) -> bool:
        return self.state == ProposalState.WAITING

    @property
    def asks_changes(self) -> bool:
        return self.state == ProposalState.CHANGES
