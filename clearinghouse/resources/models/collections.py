"""Resources put together by a person: for themselves, for a district, or for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clearinghouse.core.models import TimeStamped
from clearinghouse.districts.audience import audience_keys_of
from clearinghouse.resources.models.pages import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

LONGEST_NOTE = 1000


class Readers(models.TextChoices):
    """Who may read a collection."""

    PRIVATE = "private", "Only me"
    DISTRICT = "district", "My district"
    PUBLIC = "public", "Everyone"


class CollectionQuerySet(models.QuerySet["Collection"]):
    def visible_to(self, user: User | AnonymousUser | None) -> CollectionQuerySet:
        """Public ones, the person's own, and those of their districts."""
        condition = Q(readers=Readers.PUBLIC)
        if user is None or not user.is_authenticated or not user.is_active:
            return self.filter(condition)
        own = [int(key.removeprefix("district:")) for key in audience_keys_of(user) if key.startswith("district:")]
        return self.filter(condition | Q(owner=user) | Q(readers=Readers.DISTRICT, district__in=own))


class Collection(TimeStamped):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="collections")
    district = models.ForeignKey("districts.District", on_delete=models.PROTECT, null=True, blank=True, related_name="collections")
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, validators=[MaxLengthValidator(LONGEST_NOTE)])
    readers = models.CharField("who may read it", max_length=10, choices=Readers.choices, default=Readers.PRIVATE)

    objects = CollectionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(readers=Readers.DISTRICT) | Q(district__isnull=False), name="collection_of_a_district_names_it"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:collection", args=[self.slug])

    @property
    def by(self) -> str:
        """Who made it, as everybody may read it: the district, never a person's name."""
        return str(self.district) if self.district else "A member of the consortium"


class CollectionEntry(models.Model):
    """One resource in a collection, at its place, with a note of its own."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="entries")
    page = models.ForeignKey(ResourcePage, on_delete=models.CASCADE, related_name="collection_entries")
    position = models.PositiveSmallIntegerField()
    note = models.TextField(max_length=LONGEST_NOTE, blank=True, validators=[MaxLengthValidator(LONGEST_NOTE)])
    added_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name_plural = "collection entries"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["collection", "page"], name="collection_entry_once")]

    def __str__(self) -> str:
        return f"{self.page_id} in {self.collection}"
