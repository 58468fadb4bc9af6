"""Tell people what their saved searches newly found: one notification, and by it one mail, for all searches that are due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from clearinghouse.accounts.models import User
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from search.models import MailRhythm, SavedFind, SavedSearch
from search.selectors.saved_searches import still_visible

if TYPE_CHECKING:
    from datetime import date, datetime

    from clearinghouse.notifications.models import Notification

FIRST_HOUR = 6
SCHOOL_DAYS = range(5)
MOST_IN_MAIL = 30


def tell_due(now: datetime | None = None) -> int:
    """Tell everybody whose rhythm says so today; returns how many people were told. Asked again on the same day it tells nothing twice.

    Nobody is told at night, nor on a weekend: those finds come on the next school day.
    """
    local = timezone.localtime(now)
    if local.hour < FIRST_HOUR or local.weekday() not in SCHOOL_DAYS:
        return 0
    today = local.date()
    owners = SavedFind.objects.filter(told_at=None, saved_search__in=due_on(today)).values_list("saved_search__owner", flat=True)
    return sum(tell(owner_id, today) for owner_id in sorted(set(owners)))


def due_on(today: date) -> Any:
    """The saved searches whose day has come: a daily one once a day, a weekly one on Monday, or when Monday was missed."""
    monday = today - timedelta(days=today.weekday())
    is_due = Q(rhythm=MailRhythm.DAILY, told_on__lt=today) | Q(rhythm=MailRhythm.WEEKLY, told_on__lt=monday)
    return SavedSearch.objects.filter(is_due, owner__is_active=True)


@transaction.atomic
def tell(owner_id: int, today: date) -> bool:
    """Tell one person of what is new and what they may see now; returns whether there was anything.

    The searches are locked first: of two workers the later one finds nothing left to tell.
    """
    owner = User.objects.filter(pk=owner_id, is_active=True).first()
    if owner is None:
        return False
    due = list(due_on(today).filter(owner=owner).select_for_update(of=("self",)))
    untold = SavedFind.objects.filter(saved_search__in=due, told_at=None).select_related("row", "saved_search")
    finds = still_visible(untold.order_by("saved_search__name", "pk"), owner)
    SavedSearch.objects.filter(pk__in=[saved.pk for saved in due]).update(told_on=today)
    if not finds:
        return False
    (notification,) = notify(
        owner, kind=NotificationKind.SAVED_SEARCH, text=sentence_of(finds), url=reverse("search:saved_searches")
    )
    SavedFind.objects.filter(pk__in=[find.pk for find in finds]).update(told_in=notification, told_at=timezone.now())
    return True


def sentence_of(finds: list[SavedFind]) -> str:
    """`3 new finds in your saved searches “fractions” and 2 more`."""
    names = list(dict.fromkeys(find.saved_search.name for find in finds))
    things = len({find.row_id for find in finds})
    counted = f"{things} new find{'' if things == 1 else 's'} in your saved search"
    named = f"“{Truncator(names[0]).chars(60)}”"
    return f"{counted} {named}" if len(names) == 1 else f"{counted}es {named} and {len(names) - 1} more"


def words_of(notification: Notification) -> dict[str, Any] | None:
    """What the mail lists, by saved search: what the person may see at the moment of sending, and has not let go since."""
    told = SavedFind.objects.filter(told_in=notification).select_related("row", "saved_search").order_by("saved_search__name", "pk")
    finds = still_visible(told, notification.recipient)
    if not finds:
        return None
    by_search: dict[SavedSearch, list[SavedFind]] = {}
    for find in finds[:MOST_IN_MAIL]:
        by_search.setdefault(find.saved_search, []).append(find)
    more = max(0, len(finds) - MOST_IN_MAIL)
    return {"searches": list(by_search.items()), "more": more, "site_url": settings.SITE_URL.rstrip("/")}
