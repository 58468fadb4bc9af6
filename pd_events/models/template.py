from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.policies import CATALOGUE, Capability

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class EventTemplateQuerySet(models.QuerySet["EventTemplate"]):
    def visible_to(self, user: User | AnonymousUser | None) -> EventTemplateQuerySet:
        """Those of the districts whose events the person runs, and the consortium's for everybody who runs any."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        held = user.memberships.current()
        if user.is_superuser or held.filter(roles__role__in=CATALOGUE[Capability.RUN_ANY_EVENTS]).exists():
            return self
        runs = list(held.filter(roles__role__in=CATALOGUE[Capability.RUN_EVENTS]).values_list("district", flat=True))
        return self.filter(Q(district__in=runs) | Q(district=None)) if runs else self.none()


class EventTemplate(TimeStamped):
    """What a training is like, to begin the next one with: its words and rules, and the shape of its date. Without a district it is the consortium's."""

    name = models.CharField(max_length=120)
    district = models.ForeignKey(
        "districts.District", on_delete=models.CASCADE, null=True, blank=True, related_name="event_templates"
    )
    event_facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    date_facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="event_templates_created"
    )

    objects = EventTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="event_template_name_once_per_district"),
            models.UniqueConstraint(fields=["name"], condition=Q(district=None), name="event_template_name_once_for_all"),
        ]

    def __str__(self) -> str:
        return self.name
