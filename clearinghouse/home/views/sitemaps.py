"""The map of the site for search engines: what anybody may see, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.selectors.pages import pages_for_map
from clearinghouse.challenges.models import Challenge
from clearinghouse.districts.models import District

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

MOST = 10_000
ALWAYS_THERE = (
    "districts:index",
    "challenges:index",
    "join:join",
    "advocacy:contact",
    "advocacy:figures",
    "advocacy:large_districts",
)


class OurSitemap(Sitemap):  # type: ignore[type-arg]  # not generic when it runs
    """Addresses begin as the settings say, whatever name the site is asked by."""

    limit = MOST

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme


class Pages(OurSitemap):
    """Pages of the CMS, the library's among them."""

    def items(self) -> QuerySet[Any]:
        return pages_for_map()

    def location(self, item: Any) -> str:
        return str(item.url)

    def lastmod(self, item: Any) -> datetime | None:
        changed: datetime | None = item.last_published_at
        return changed


class Districts(OurSitemap):
    """The districts that the public may see in their list."""

    def items(self) -> QuerySet[District]:
        return District.objects.visible_to(None).associated().order_by("name")


class Challenges(OurSitemap):
    """The challenges on the list."""

    def items(self) -> QuerySet[Challenge]:
        return Challenge.objects.visible_to(None).order_by("pk")

    def location(self, item: Any) -> str:
        return str(item.url)


class Places(OurSitemap):
    """What is there in every installation, and the figures."""

    def items(self) -> list[str]:
        return [*(reverse(name) for name in ALWAYS_THERE), *(reverse("advocacy:figure", args=[one.key]) for one in all_figures())]

    def location(self, item: Any) -> str:
        return str(item)


SITEMAPS = {"pages": Pages, "districts": Districts, "challenges": Challenges, "places": Places}
