from typing import ClassVar

from django.db import models
from wagtail.models import Page


class HomePage(Page):
    """The public front door."""

    headline = models.CharField(max_length=200, help_text="One sentence that says what this is.")
    introduction = models.TextField(blank=True)

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    private_page_options: ClassVar[list[str]] = []
