from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from clearinghouse.resources.models import OpenPage

if TYPE_CHECKING:
    from django.http import HttpRequest  # noqa: TID251 -- a Wagtail page finds the page of an address
    from wagtail.url_routing import RouteResult


class HomePage(OpenPage, Page):
    """The public front door."""

    headline = models.CharField(max_length=200, help_text="One sentence that says what this is.")
    introduction = models.TextField(blank=True, help_text="Who shares here, and what. Two sentences at most.")

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("headline"), FieldPanel("introduction")]

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at this address, found in one step: Wagtail walks down from the root with two queries for every level."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            if page := Page.objects.filter(slug=path_components[-1], url_path=address).first():
                return page.specific.route(request, [])
        return super().route(request, path_components)
