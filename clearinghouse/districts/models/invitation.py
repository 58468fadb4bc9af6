import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import BELONGING_KINDS, Role
from clearinghouse.districts.models.district import District


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Without an answer and not taken back, expired ones too, to districts that people can join."""
        return self.filter(accepted_at=None, withdrawn_at=None, district__kind__in=BELONGING_KINDS)


class Invitation(TimeStamped):
    """An offer of a place in a district, sent to one address as a signed link."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail address")
    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="invitations")
    roles = models.JSONField(default=list)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="invitations_sent")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "district"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_open_per_address_and_district",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.district}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def role_words(self) -> str:
        return ", ".join(role.label.lower() for role in Role if role in self.roles)
