"""The audience keys with which a person searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.audience import audience_keys_of, own_districts
from search.documents.event import shared_with

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def search_keys_of(user: User | AnonymousUser | None) -> frozenset[str]:
    """Every key that this person holds now, with those of trainings that are for several districts. One query more for members."""
    keys = audience_keys_of(user)
    own = own_districts(keys)
    return keys | shared_with(own) if own else keys
