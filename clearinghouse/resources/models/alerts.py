"""What changed on a resource that somebody keeps, and who was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from clearinghouse.resources.models.pages import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class Change(models.TextChoices):
    """What may change, in the words of the signal `resource_changed`."""

    EVIDENCE = "evidence", "Its evidence changed"
    LINK = "link", "Its link is dead"
    RETIRED = "retired", "It is retired"
    STATUS = "status", "Who may see it changed, or whether it stands"


# What many resources may do at once, by an import or a check of all links: told once a day.
OF_THE_DAY = (Change.EVIDENCE, Change.LINK)


class ResourceChange(models.Model):
    """One change of one resource on one day: the same change again on that day is the same news."""

    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="changes")
    change = models.CharField(max_length=10, choices=Change.choices)
    day = models.DateField(default=timezone.localdate)
    told_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["page", "change", "day"], name="resource_change_once_a_day")]
        indexes = [models.Index(fields=["day"], condition=models.Q(told_at=None), name="resource_change_untold")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_change_display()}"


class ToldChangeQuerySet(models.QuerySet["ToldChange"]):
    def visible_to(self, user: User | AnonymousUser | None) -> ToldChangeQuerySet:
        """What the person was told, of resources that they may see now."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(person=user, change__page__in=ResourcePage.objects.visible_to(user))


class ToldChange(models.Model):
    """One person was told of one change; never twice."""

    change = models.ForeignKey(ResourceChange, on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    notification = models.ForeignKey(
        "notifications.Notification", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=True
    )
    told_at = models.DateTimeField(default=timezone.now)

    objects = ToldChangeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["change", "person"], name="told_change_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.change}"
