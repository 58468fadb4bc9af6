"""People save searches, name them, choose when to be told, hand out their feeds, and let them go."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone

from clearinghouse.accounts.models import User
from clearinghouse.core.errors import NotAllowed, RuleViolation
from search.models import SavedFind, SavedSearch
from search.selectors.asking import question_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.utils.datastructures import MultiValueDict

    from search.models import MailRhythm

MOST = 50
LONGEST = 2000


@transaction.atomic
def save_search(owner: User, *, parameters: MultiValueDict[str, str], name: str, rhythm: MailRhythm) -> SavedSearch:
    """Keep a search for this person. What its address says that is no search is left out.

    Raises RuleViolation for a search of nothing, for one that is kept already, and for one too many.
    """
    owner = User.objects.select_for_update().get(pk=owner.pk)
    query = urlencode(question_of(owner, parameters).typed.parameters())
    if not query:
        raise RuleViolation("Search for something or choose something first.", code="nothing_to_save")
    if len(query) > LONGEST:
        raise RuleViolation("This search has too many choices to keep. Take some away.", code="too_long_to_save")
    kept = SavedSearch.objects.filter(owner=owner, query=query).first()
    if kept is not None:
        raise RuleViolation(f"You keep this search already, as “{kept.name}”.", code="saved_already")
    if SavedSearch.objects.filter(owner=owner).count() >= MOST:
        raise RuleViolation(f"You keep {MOST} searches already. Delete one first.", code="too_many_saved")
    saved = SavedSearch(owner=owner, name=" ".join(name.split()), query=query, rhythm=rhythm)
    saved.full_clean()
    saved.save()
    return saved


@transaction.atomic
def change_saved_search(saved: SavedSearch, *, name: str, rhythm: MailRhythm, actor: User) -> SavedSearch:
    """Give it another name or another rhythm. Raises NotAllowed."""
    saved = own(saved, actor)
    saved.name, saved.rhythm = " ".join(name.split()), rhythm
    saved.full_clean()
    saved.save(update_fields=["name", "rhythm", "updated_at"])
    return saved


@transaction.atomic
def delete_saved_search(saved: SavedSearch, *, actor: User) -> None:
    """Let it go, with its feed and what it found. Raises NotAllowed."""
    own(saved, actor).delete()


@transaction.atomic
def open_feed(saved: SavedSearch, *, actor: User) -> SavedSearch:
    """Give its feed a new address; an older one is dead from now on. Raises NotAllowed."""
    return set_feed_key(own(saved, actor), secrets.token_urlsafe(20))


@transaction.atomic
def close_feed(saved: SavedSearch, *, actor: User) -> SavedSearch:
    """Whoever has the feed's address reads nothing from now on. Raises NotAllowed."""
    return set_feed_key(own(saved, actor), "")


@transaction.atomic
def mark_seen(saved: SavedSearch, *, actor: User, find_ids: Collection[int] | None = None) -> int:
    """The owner has seen these finds, or all of them; returns how many were new. Raises NotAllowed."""
    unseen = SavedFind.objects.filter(saved_search=own(saved, actor), seen_at=None)
    if find_ids is not None:
        unseen = unseen.filter(pk__in=find_ids)
    return unseen.update(seen_at=timezone.now())


def own(saved: SavedSearch, actor: User) -> SavedSearch:
    """The saved search, locked, where it is this person's. Raises NotAllowed."""
    found = SavedSearch.objects.visible_to(actor).select_for_update().filter(pk=saved.pk).first()
    if found is None:
        raise NotAllowed
    return found


def set_feed_key(saved: SavedSearch, key: str) -> SavedSearch:
    """Write it."""
    saved.feed_key = key
    saved.save(update_fields=["feed_key", "updated_at"])
    return saved
