from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from clearinghouse.home.blocks import FIRST_BODY, HomeBlocks
from clearinghouse.resources.models import OpenPage


class HomePage(OpenPage, Page):
    """The public front door."""

    headline = models.CharField(max_length=200, help_text="One sentence that says what this is.")
    introduction = models.TextField(blank=True, help_text="Who shares here, and what. Two sentences at most.")

    body = StreamField(
        HomeBlocks(),
        blank=True,
        default=FIRST_BODY,
        help_text="What stands below the door to search, from what matters most on down.",
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
