"""Resources as the rows of a table, as far as somebody may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from clearinghouse.exchange.records.loading import pages_of
from clearinghouse.exchange.records.lookups import Lookups
from clearinghouse.exchange.records.sheets import rows_for
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clearinghouse.accounts.models import User


def table_for(user: User, kind: str = "") -> Iterator[list[str]]:
    """The resources that this person may see as rows of a table, drafts among them; a fixed number of queries for each 200."""
    lookups = Lookups(user)
    return rows_for(pages_of(lookups.resources(), lookups, kind=kind), lookups)


def public_table() -> Iterator[list[str]]:
    """The resources that anybody may see as rows of a table; a fixed number of queries for each 200."""
    lookups = Lookups(AnonymousUser())
    return rows_for(pages_of(ResourcePage.objects.visible_to(None), lookups), lookups)
