"""The audience keys with which a person searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.districts.audience import keys_with
from forums.readers import reads_as
from search.documents.event import shared_with
from search.documents.forum_topic import boards_read_by

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def search_keys_of(user: User | AnonymousUser | None) -> frozenset[str]:
    """Every key that this person holds now, with those of trainings for several districts and of boards that only some read.

    Three queries for a member, two for an outsider, none for a visitor.
    """
    reader = reads_as(user)
    keys = keys_with(reader.districts) | boards_read_by(reader)
    return keys | shared_with(reader.districts) if reader.districts else keys
