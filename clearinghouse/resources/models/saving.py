from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.resources.models.pages import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class SavedResourceQuerySet(models.QuerySet["SavedResource"]):
    def visible_to(self, user: User | AnonymousUser | None) -> SavedResourceQuerySet:
        """A person sees their own, as far as they may still see the resource."""
        return self.visible_with(audience_keys_of(user), user)

    def visible_with(self, keys: frozenset[str], user: User | AnonymousUser | None) -> SavedResourceQuerySet:
        """The same for a person whose keys are read already."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(person=user, page__in=ResourcePage.objects.visible_with(keys))


class SavedResource(models.Model):
    """A resource that a person wants to find again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_resources")
    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="saved_by")
    saved_at = models.DateTimeField(auto_now_add=True)

    objects = SavedResourceQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="saved_resource_once")]

    def __str__(self) -> str:
        return f"{self.page_id} by {self.person}"
