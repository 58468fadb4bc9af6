"""Pages that go live or come down at the time their editors chose."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


def keep_schedule() -> int:
    """Publish what is due and take down what has expired; returns how many pages that were.

    Each page is a transaction of its own, with all that it sets off, and one that fails is told in the log and stops no other.
    However many workers do so at the same time, each page is published once.
    """
    now = timezone.now()
    ending = Page.objects.filter(live=True, expire_at__lte=now).values_list("pk", flat=True)
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at").values_list("pk", flat=True)
    return sum(attempt(take_down, pk) for pk in list(ending)) + sum(attempt(publish, pk) for pk in list(due))


def attempt(change: Callable[[int], bool], pk: int) -> bool:
    """Make a change whole or not at all; says whether it was made."""
    try:
        with transaction.atomic():
            return change(pk)
    except Exception:
        log.exception("%s %s failed and is tried again in a minute", change.__name__, pk)
        return False


def publish(pk: int) -> bool:
    """Publish a revision that is still due, by its id; says whether it was."""
    revision = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=timezone.now()).first()
    if revision:
        revision.publish(log_action="wagtail.publish.scheduled")
    return revision is not None


def take_down(pk: int) -> bool:
    """Unpublish a page whose time is still over, by its id; says whether it was."""
    page = Page.objects.select_for_update().filter(pk=pk, live=True, expire_at__lte=timezone.now()).first()
    if page:
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return page is not None
