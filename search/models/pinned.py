from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from wagtail.models import Page, PreviewableMixin

from clearinghouse.core.models import TimeStamped
from search.query import normal

PLACES = ("first", "second", "third")


class PinnedResults(PreviewableMixin, TimeStamped):
    """Up to three resources that curators put first for one query."""

    words = models.CharField(
        "query", max_length=200, unique=True, help_text="As people type it. Capitals and signs make no difference."
    )
    first = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    third = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["words"]
        verbose_name = "chosen results"
        verbose_name_plural = "chosen results"

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Keep the words in their plain form, which questions are compared in; the same resource is chosen once."""
        self.words = normal(self.words)
        if not self.words:
            raise ValidationError({"words": "Write at least one word."})
        chosen = self.page_ids
        if len(set(chosen)) < len(chosen):
            raise ValidationError("Choose each resource once.")

    @property
    def page_ids(self) -> list[int]:
        """The chosen pages in their order."""
        return [pk for place in PLACES if (pk := getattr(self, f"{place}_id"))]

    def get_absolute_url(self) -> str:
        return f"{reverse('search:results')}?{urlencode({'q': self.words})}"

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "search/cms/pins_preview.html"
