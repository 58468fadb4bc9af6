"""Secret addresses for calendar programs, and what is read there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from clearinghouse.districts.enums import Audience
from clearinghouse.districts.policies import belongs_to
from pd_events.enums import EventState, Seat
from pd_events.models import CalendarFeed, EventDate

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

SALT = "pd_events.feed"
MOST = 500
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class KeptFeed:
    """A feed as its owner sees it."""

    feed: CalendarFeed
    url: str


def feeds_of(user: User) -> list[KeptFeed]:
    """The person's feeds with their addresses. One query."""
    return [KeptFeed(feed, feed_url(feed)) for feed in CalendarFeed.objects.visible_to(user).select_related("district", "owner")]


def feed_url(feed: CalendarFeed) -> str:
    """The whole address. The key is signed, so that reading the database does not give it away."""
    secret = signing.Signer(salt=SALT).sign_object([feed.pk, feed.key])
    return settings.SITE_URL + reverse("pd_events:feed", args=[secret])


def feed_of(secret: str) -> CalendarFeed | None:
    """The feed of this address while it was not revoked and its owner is here, and for a district's while they belong to it."""
    try:
        pk, key = signing.Signer(salt=SALT).unsign_object(secret)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    found = CalendarFeed.objects.filter(pk=pk, revoked_at=None, owner__is_active=True).select_related("owner", "district").first()
    if found is None or not constant_time_compare(found.key, str(key)):
        return None
    return found if found.district is None or belongs_to(found.owner, found.district) else None


def dates_in(feed: CalendarFeed) -> list[EventDate]:
    """The person's confirmed dates, or those that the district's members may see; from two months back. One query and that of the rights."""
    since = timezone.now() - LOOK_BACK
    dates = EventDate.objects.filter(ends_at__gte=since).exclude(event__state=EventState.DRAFT).select_related("event", "district")
    if feed.district is None:
        dates = dates.filter(registrations__person=feed.owner, registrations__seat=Seat.CONFIRMED)
    else:
        of_all = Q(event__audience__in=(Audience.PUBLIC, Audience.MEMBERS))
        of_theirs = Q(event__district=feed.district) | Q(event__invited=feed.district)
        dates = dates.filter(of_all | of_theirs).distinct()
    return list(dates.order_by("starts_at", "pk")[:MOST])
