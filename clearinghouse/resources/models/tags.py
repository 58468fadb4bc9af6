"""Free tags beside the vocabularies: anyone who writes may add one, and it shows once a curator has accepted it."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from clearinghouse.resources.enums import TagState


class FreeTag(TagBase):
    state = models.CharField(max_length=10, choices=TagState.choices, default=TagState.PROPOSED)

    free_tagging = True

    class Meta:
        verbose_name = "tag"
        ordering = ["name"]


class TaggedResource(ItemBase):
    tag = models.ForeignKey(FreeTag, on_delete=models.CASCADE, related_name="tagged")
    content_object = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="tagged")
