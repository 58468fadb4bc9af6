from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from clearinghouse.resources.models import OpenPage


class HomePage(OpenPage, Page):
    """The public front door."""

    headline = models.CharField(max_length=200, help_text="One sentence that says what this is.")
    introduction = models.TextField(blank=True, help_text="Who shares here, and what. Two sentences at most.")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("headline"), FieldPanel("introduction")]

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
