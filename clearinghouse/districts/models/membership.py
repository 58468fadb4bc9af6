from django.conf import settings
from django.db import models

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.enums import BELONGING_KINDS, Role
from clearinghouse.districts.models.district import District


class MembershipQuerySet(models.QuerySet["Membership"]):
    def open(self) -> "MembershipQuerySet":
        """Memberships that have not ended, whatever became of the district."""
        return self.filter(ended_at=None)

    def current(self) -> "MembershipQuerySet":
        """Memberships that count now: not ended, in a district that belongs to the consortium."""
        return self.open().filter(district__kind__in=BELONGING_KINDS)


class Membership(TimeStamped):
    """A person's place in a district. It ends by date; it is never deleted while its traces matter."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="memberships")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "district"], name="membership_once_per_person_and_district")]

    def __str__(self) -> str:
        return f"{self.user} in {self.district}"


class MembershipRole(models.Model):
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "role"], name="membership_role_once")]

    def __str__(self) -> str:
        return self.get_role_display()
