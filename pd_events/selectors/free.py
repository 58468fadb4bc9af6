"""Which dates have a seat for somebody now: the rule of `availability.py` as a condition, for lists too long to be read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from pd_events.enums import DateState, EventState
from pd_events.models import DistrictShare, Registration

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from clearinghouse.districts.models import District
    from pd_events.models.date import EventDateQuerySet


def with_seats_free(dates: EventDateQuerySet, districts: Collection[District], *, now: datetime) -> EventDateQuerySet:
    """Those of the dates that are open and have a seat for somebody of these districts; without a district, a shared one. No query.

    As `Room.free` counts: below the district's limit, and either one of its kept seats or one that is nobody's is left. A date without a
    limit has a seat for everybody.
    """
    used, kept = Count("pk"), Sum(Greatest(F("reserve") - used_in(now, date="date", district="district"), Value(0)))
    taken = number(Registration.objects.taking(now).filter(date=OuterRef("pk")), used)
    unused = number(kept_now(now).filter(date=OuterRef("pk")), kept)
    rows = running(dates, now).annotate(left=F("capacity") - taken).annotate(shared=F("left") - unused)
    free = Q(shared__gt=0) if not districts else Q(pk__in=[])
    for place, district in enumerate(districts):
        rows, condition = for_district(rows, district, place, now)
        free |= condition
    return rows.filter(Q(capacity=None) | free)


def running(dates: EventDateQuerySet, now: datetime) -> EventDateQuerySet:
    """Those that take people now: neither they nor their event are called off, and registration is open."""
    is_open = Q(opens_at=None) | Q(opens_at__lte=now)
    not_closed = Q(closes_at__gt=now) | Q(closes_at=None, starts_at__gt=now)
    return dates.filter(is_open, not_closed).exclude(state=DateState.CANCELLED).exclude(event__state=EventState.CANCELLED)


def for_district(rows: EventDateQuerySet, district: District, place: int, now: datetime) -> tuple[EventDateQuerySet, Q]:
    """The dates with what this district uses, and the condition that it has a seat there."""
    share = DistrictShare.objects.filter(date=OuterRef("pk"), district=district).order_by()
    kept = kept_now(now).filter(date=OuterRef("pk"), district=district).values("reserve")
    used, cap, own = f"used_{place}", f"cap_{place}", f"own_{place}"
    rows = rows.annotate(
        **{
            used: number(Registration.objects.taking(now).filter(date=OuterRef("pk"), district=district), Count("pk")),
            cap: Subquery(share.values("cap")),
            own: Coalesce(Subquery(kept), 0),
        }
    )
    below_cap = Q(**{f"{cap}__isnull": True}) | Q(**{f"{cap}__gt": F(used)})
    return rows, below_cap & (Q(shared__gt=0) | Q(left__gt=0, **{f"{own}__gt": F(used)}))


def kept_now(now: datetime) -> QuerySet[DistrictShare]:
    """Shares whose reserve still holds: until it is released, at the latest with the start."""
    return DistrictShare.objects.filter(Q(released_at__gt=now) | Q(released_at=None, date__starts_at__gt=now)).order_by()


def used_in(now: datetime, *, date: str, district: str) -> Coalesce:
    """The seats that are in use on a date by a district, both named by columns of the row outside."""
    return number(Registration.objects.taking(now).filter(date=OuterRef(date), district=OuterRef(district)), Count("pk"))


def number(rows: QuerySet[Registration] | QuerySet[DistrictShare], counted: Count | Sum) -> Coalesce:
    """What these rows of one date come to; nothing where there are none."""
    of_date = rows.order_by().values("date").annotate(number=counted).values("number")
    return Coalesce(Subquery(of_date, output_field=IntegerField()), 0)
