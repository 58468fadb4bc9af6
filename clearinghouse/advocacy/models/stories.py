"""Stories: what working together did for somebody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from clearinghouse.advocacy import panels
from clearinghouse.advocacy.models.pages import PublicPage
from clearinghouse.resources.models import OpenPage

STORY_PARTS = [("paragraph", ""), ("quotation", {"text": "", "name": "", "place": ""}), ("paragraph", "")]


class StoryIndexPage(OpenPage, Page):
    """All stories, the newest first."""

    introduction = models.TextField(
        blank=True, max_length=400, help_text="What stands here, for somebody who comes for the first time."
    )

    content_panels: ClassVar = panels.INDEX_PAGE

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["advocacy.StoryPage"]
    max_count = 1


class StoryPage(PublicPage):
    """One thing that districts did together, told through a person or a place."""

    date = models.DateField(default=timezone.localdate, help_text="When it was written. Stories stand in this order.")
    district = models.ForeignKey(
        "districts.District", on_delete=models.SET_NULL, null=True, blank=True, related_name="stories",
        help_text="Where it happened. The story also appears on the district’s public page.",
    )  # fmt: skip

    read_with: ClassVar[tuple[str, ...]] = ("picture", "district")
    content_panels: ClassVar = panels.STORY_PAGE

    parent_page_types: ClassVar[list[str]] = ["advocacy.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = "What working together did for somebody. It appears under Stories and on its district’s page."
