from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from clearinghouse.resources import validators


class ResourceSource(Orderable):
    """A work that a resource rests on, and what it says that the resource relies on."""

    page = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="sources")
    citation = models.TextField(help_text="In full, as a reader would look it up.")
    url = models.URLField("address", max_length=500, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[validators.doi])
    eric_id = models.CharField("ERIC number", max_length=20, blank=True, validators=[validators.eric_number])
    supports = models.TextField(blank=True, help_text="What it says that we rely on, in one sentence.")

    class Meta(Orderable.Meta):
        verbose_name = "source"

    def __str__(self) -> str:
        return self.citation[:90]
