"""What curators see of other libraries and of what came from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from clearinghouse.exchange.enums import HarvestOutcome
from clearinghouse.exchange.models import HarvestedRecord, HarvestSource

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

NOTED = 100
NEED_SOMEBODY = (HarvestOutcome.FAILED, HarvestOutcome.DUPLICATE, HarvestOutcome.KEPT, HarvestOutcome.DELETED)


@dataclass(frozen=True)
class HarvestReport:
    """How many records came to what, and those of which somebody should know."""

    counts: list[tuple[str, int]]
    noted: list[HarvestedRecord]
    total: int


def sources_for(user: User | AnonymousUser) -> list[HarvestSource]:
    """The libraries that this person may see. Two queries."""
    return list(HarvestSource.objects.visible_to(user).select_related("owner"))


def source_for(user: User | AnonymousUser, pk: int) -> HarvestSource | None:
    """One library where this person may see it. Two queries."""
    return HarvestSource.objects.visible_to(user).select_related("owner").filter(pk=pk).first()


def report_of(source: HarvestSource) -> HarvestReport:
    """What came of its records. Two queries."""
    counted: dict[str, int] = dict(source.records.order_by().values_list("outcome").annotate(number=Count("pk")))
    noted = source.records.filter(outcome__in=NEED_SOMEBODY).select_related("page").order_by("-updated_at", "pk")[:NOTED]
    return HarvestReport(
        [(str(outcome.label), counted[outcome.value]) for outcome in HarvestOutcome if outcome.value in counted],
        list(noted),
        sum(counted.values()),
    )
