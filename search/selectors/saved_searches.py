"""A person's saved searches with what is new in each, and the addresses of their feeds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from search.models import SavedFind, SavedSearch
from search.selectors.visible import visible_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

SALT = "search.feed"
MOST_NEW = 500
SHOWN = 50


@dataclass(frozen=True)
class KeptSearch:
    """A saved search as its list shows it."""

    saved: SavedSearch
    new: int
    feed_url: str


def kept_searches(user: User) -> list[KeptSearch]:
    """The person's saved searches by name, each with the number of new finds that they may see now; in a fixed number of queries."""
    own = list(SavedSearch.objects.visible_to(user))
    unseen = SavedFind.objects.filter(saved_search__in=own, seen_at=None).select_related("row")[:MOST_NEW]
    new = Counter(find.saved_search_id for find in still_visible(unseen, user))
    return [KeptSearch(saved, new[saved.pk], feed_url(saved)) for saved in own]


def new_finds(saved: SavedSearch, user: User) -> list[SavedFind]:
    """What the search has newly found, newest first, as far as the person may see it now."""
    unseen = saved.finds.filter(seen_at=None).select_related("row")[:SHOWN]
    return still_visible(unseen, user)


def still_visible(finds: Iterable[SavedFind], user: User | AnonymousUser | None) -> list[SavedFind]:
    """Those of these finds that the person may see now."""
    finds = list(finds)
    visible = {row.pk for row in visible_rows([find.row for find in finds], user)}
    return [find for find in finds if find.row_id in visible]


def feed_url(saved: SavedSearch) -> str:
    """The address of its feed; empty where it has none. The key is signed, so that reading the database does not give the address away."""
    if not saved.feed_key:
        return ""
    token = signing.Signer(salt=SALT).sign_object([saved.pk, saved.feed_key])
    return settings.SITE_URL + reverse("search:saved_feed", args=[token])


def search_of_feed(token: str) -> SavedSearch | None:
    """The saved search whose feed has this address; None where we did not give it out, took it back, or its owner is gone."""
    try:
        pk, key = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    saved = SavedSearch.objects.select_related("owner").filter(pk=pk, owner__is_active=True).first()
    if saved is None or not saved.feed_key or not constant_time_compare(saved.feed_key, key):
        return None
    return saved
