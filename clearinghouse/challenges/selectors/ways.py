"""Challenges as ways into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from clearinghouse.challenges.models import Challenge
from clearinghouse.resources.brought.ways import Way
from clearinghouse.resources.models import ResourcePage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


def ways_by_challenge(user: User | AnonymousUser | None) -> list[Way]:
    """The challenges on whose topics the library has anything for this person, by number. One query, one more for somebody signed in."""
    shown = Q(topics__resources__in=ResourcePage.objects.visible_to(user).order_by().values("pk"))
    counted: Any = Challenge.objects.visible_to(user).annotate(held=Count("topics__resources", filter=shown, distinct=True))
    return [Way(one.name, "", "", one.held, one.sentence, url=one.url) for one in counted.filter(held__gt=0).order_by("number")]
