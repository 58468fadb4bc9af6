"""Which resource somebody may cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def resource_to_cite(user: User | AnonymousUser | None, pk: int) -> ResourcePage | None:
    """The resource of this id, with the fields that every kind has, where this person may see it.

    One query, one more for somebody signed in.
    """
    found: ResourcePage | None = (
        ResourcePage.objects.visible_to(user).filter(id=pk).first()
    )  # an over-long number is none, where pk= would fail
    return found
