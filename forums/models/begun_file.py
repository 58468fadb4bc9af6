from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from forums.models.draft import Draft
from forums.models.stored_file import StoredFile

if TYPE_CHECKING:
    from uuid import UUID

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class BegunFileQuerySet(models.QuerySet["BegunFile"]):
    def visible_to(self, user: User | AnonymousUser | None) -> BegunFileQuerySet:
        """A person's own; nobody else sees any."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(author=user)

    def under(self, author: User, token: UUID | None) -> BegunFileQuerySet:
        """What this person keeps under the token of a form."""
        return self.filter(author=author, token=token).order_by("pk") if token else self.none()

    def abandoned(self) -> BegunFileQuerySet:
        """Those under whose token no draft is kept."""
        return self.filter(~Exists(Draft.objects.filter(author=OuterRef("author"), token=OuterRef("token"))))


class BegunFile(StoredFile):
    """A file that was chosen for what somebody has begun to write. It has the token of the form; no address serves it."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="forum_begun_files")
    token = models.UUIDField()

    objects = BegunFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["author", "token"], name="begun_file_by_form")]
