"""What was found under each address that a resource names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.enums import LinkState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    def visible_to(self, user: User | AnonymousUser) -> LinkCheckQuerySet:
        """Those who curate see all of them, nobody else sees any."""
        return self if can(user, Capability.CURATE_LIBRARY) else self.none()

    def dead(self) -> LinkCheckQuerySet:
        """What a person has to look at."""
        return self.filter(state__in=[LinkState.DEAD, LinkState.REFUSED])


class LinkCheck(models.Model):
    """One address on one page. Pages that name the same address share what was found, each in a row of its own."""

    page = models.ForeignKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="link_checks")
    address = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.UNCHECKED)
    status = models.PositiveSmallIntegerField(null=True, blank=True, help_text="As the server answered last.")
    reason = models.CharField(max_length=300, blank=True, help_text="What was wrong, in words.")
    checked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row.")
    first_failed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "address"], name="link_check_once_a_page")]
        indexes = [
            models.Index(fields=["due_at"], name="link_check_due"),
            models.Index(fields=["address"], name="link_check_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address} ({self.get_state_display()})"
