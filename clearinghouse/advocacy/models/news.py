"""News: short, dated, for those who follow."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from clearinghouse.advocacy import panels
from clearinghouse.advocacy.models.pages import PublicPage
from clearinghouse.resources.models import OpenPage


class NewsIndexPage(OpenPage, Page):
    """All news, the newest first."""

    introduction = models.TextField(
        blank=True, max_length=400, help_text="What stands here, for somebody who comes for the first time."
    )

    content_panels: ClassVar = panels.INDEX_PAGE

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["advocacy.NewsPage"]
    max_count = 1


class NewsPage(PublicPage):
    """What happened, when, and what follows from it."""

    date = models.DateField(
        default=timezone.localdate, help_text="The day it is about, or of which it tells. News stands in this order."
    )

    content_panels: ClassVar = panels.NEWS_PAGE

    parent_page_types: ClassVar[list[str]] = ["advocacy.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = "What happened and what follows from it. It appears under News, on the front page and in the feed."
