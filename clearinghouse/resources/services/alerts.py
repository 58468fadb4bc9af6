"""People who keep a resource hear when it changes: once for each change, and only while they may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from clearinghouse.accounts.models import User
from clearinghouse.core import outbox
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from clearinghouse.resources.models import Change, ResourceChange, ResourcePage, ToldChange
from clearinghouse.resources.models.alerts import OF_THE_DAY
from clearinghouse.resources.selectors.alerts import is_kept, keepers_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from clearinghouse.notifications.models import Notification

TOPIC = "resources.changes"
FIRST_HOUR = 6
SCHOOL_DAYS = range(5)
MOST_IN_MAIL = 30
NEWS = {
    Change.EVIDENCE: "The evidence on “{}” changed",
    Change.LINK: "The link of “{}” is dead",
    Change.RETIRED: "“{}” is retired",
    Change.STATUS: "Who may see “{}” changed, or whether it stands",
}
GONE = "A resource in your library is no longer shown to you"


@transaction.atomic
def note_change(page_id: int, change: str) -> None:
    """Write down, in the running transaction, that a resource changed; where nobody keeps it there is nobody to tell.

    The same change again on one day is one piece of news. What comes in hundreds, by an import or a check of links, waits for the next
    morning; the rest goes out after commit.
    """
    if not is_kept(page_id):
        return
    noted, is_new = ResourceChange.objects.get_or_create(page_id=page_id, change=Change(change), day=timezone.localdate())
    if is_new and noted.change not in OF_THE_DAY:
        outbox.enqueue(TOPIC, {"change": noted.pk}, key=str(noted.pk))


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery: tell of these changes."""
    tell([payload["change"] for payload in payloads])


def tell_of_the_day(now: datetime | None = None) -> int:
    """Tell of what changed before today, in the morning of a school day; returns how many people were told."""
    local = timezone.localtime(now)
    if local.hour < FIRST_HOUR or local.weekday() not in SCHOOL_DAYS:
        return 0
    due = ResourceChange.objects.filter(told_at=None, day__lt=local.date(), change__in=OF_THE_DAY)
    return tell(list(due.values_list("pk", flat=True)))


@transaction.atomic
def tell(change_ids: Collection[int]) -> int:
    """Tell everybody who keeps these resources, each in one notification; returns how many were told.

    The changes are locked first: of two workers the later one finds nothing left to tell.
    """
    found = ResourceChange.objects.filter(pk__in=change_ids, told_at=None).select_related("page")
    changes = list(found.select_for_update(of=("self",)).order_by("pk"))
    ResourceChange.objects.filter(pk__in=[change.pk for change in changes]).update(told_at=timezone.now())
    keepers = keepers_of({change.page_id for change in changes})
    people = User.objects.filter(pk__in={pk for held in keepers.values() for pk in held}, is_active=True).order_by("pk")
    return sum(tell_one(person, [change for change in changes if person.pk in keepers[change.page_id]]) for person in people)


def tell_one(person: User, changes: list[ResourceChange]) -> bool:
    """One notification of all these changes, as far as the person may hear of them; returns whether there was anything."""
    visible = visible_pages(person, changes)
    heard = [change for change in changes if change.page_id in visible or change.change == Change.STATUS]
    if not heard:
        return False
    text, url = sentence_of(heard, visible), address_of(heard, visible)
    (notification,) = notify(person, kind=NotificationKind.RESOURCE_CHANGED, text=text, url=url)
    ToldChange.objects.bulk_create(
        [ToldChange(change=change, person=person, notification=notification) for change in heard], ignore_conflicts=True
    )
    return True


def visible_pages(person: User, changes: Iterable[ResourceChange]) -> set[int]:
    """The ids of those resources that the person may see now."""
    asked = {change.page_id for change in changes}
    return set(ResourcePage.objects.visible_to(person).filter(pk__in=asked).values_list("pk", flat=True))


def sentence_of(changes: list[ResourceChange], visible: set[int]) -> str:
    """What happened, in a sentence. Only one resource alone is named: several are listed where each can be left out again."""
    if len({change.page_id for change in changes}) > 1:
        return f"{len({change.page_id for change in changes})} resources in your library changed"
    change = changes[0]
    return NEWS[Change(change.change)].format(Truncator(change.page.title).chars(120)) if change.page_id in visible else GONE


def address_of(changes: list[ResourceChange], visible: set[int]) -> str:
    """The resource itself, or the person's library."""
    pages = {change.page_id: change.page for change in changes}
    page = next(iter(pages.values()))
    is_one = len(pages) == 1 and page.pk in visible
    return str((is_one and page.get_url()) or reverse("library:mine"))


def words_of(notification: Notification) -> dict[str, Any] | None:
    """What the mail lists: what the person may see at the moment of sending."""
    told = ToldChange.objects.filter(notification=notification).select_related("change__page").order_by("change__page__title", "pk")
    changes = [row.change for row in told]
    visible = visible_pages(notification.recipient, changes)
    shown = [change for change in changes if change.page_id in visible]
    if not shown and notification.text != GONE:
        return None
    lines = [(NEWS[Change(change.change)].format(change.page.title), change.page.get_url()) for change in shown[:MOST_IN_MAIL]]
    return {"lines": lines, "more": max(0, len(shown) - MOST_IN_MAIL), "site_url": settings.SITE_URL.rstrip("/")}
