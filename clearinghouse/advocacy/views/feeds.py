"""News and stories for readers of feeds."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext

from clearinghouse.advocacy.selectors.pages import newest
from clearinghouse.core.serving.feeds import as_html, speakable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.advocacy.models import PublicPage

MOST = 20


class NewsFeed(Feed):  # type: ignore[type-arg]  # not generic when it runs
    """The newest pages of a kind: published ones only, as everybody sees them."""

    kind = "news"
    feed_type: type[SyndicationFeed] = Rss201rev2Feed

    def title(self) -> str:
        names = {"news": gettext("News of %(site)s"), "stories": gettext("Stories of %(site)s")}
        return names[self.kind] % {"site": settings.SITE_NAME}

    def link(self) -> str:
        return f"{settings.SITE_URL.rstrip('/')}/"

    def description(self) -> str:
        return gettext("What small districts do together, and what comes of it.")

    def items(self) -> Iterable[PublicPage]:
        return newest(self.kind)[:MOST]

    def item_title(self, item: Any) -> str:
        return speakable(item.title)

    def item_description(self, item: Any) -> str:
        return as_html(item.introduction)

    def item_link(self, item: Any) -> str:
        return f"{settings.SITE_URL.rstrip('/')}{item.url}"

    def item_guid(self, item: Any) -> str:
        return str(item.translation_key.urn)

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time(12)))

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)


class NewsAtomFeed(NewsFeed):
    feed_type = Atom1Feed
    subtitle = NewsFeed.description


class StoriesFeed(NewsFeed):
    kind = "stories"


class StoriesAtomFeed(NewsAtomFeed):
    kind = "stories"
