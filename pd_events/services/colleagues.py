"""Registering the people of one's own district: one by one, and whole rosters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clearinghouse.core.errors import NotAllowed, RuleViolation, TryAgain
from clearinghouse.districts.policies import can_decide_requests
from pd_events.enums import Seat, Substitute, Verdict
from pd_events.selectors.colleagues import plan
from pd_events.services.seats import Ask, register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District
    from pd_events.models import EventDate
    from pd_events.selectors.colleagues import Planned
    from pd_events.tables import Line


def register_roster(date: EventDate, district: District, lines: Sequence[Line], *, actor: User, key: str) -> list[Planned]:
    """Ask for a seat for each person of the roster, one after another in its order, and say what became of each line.

    A line that cannot be done leaves the others as they are. `key` names this attempt: the same roster sent again changes nothing, and goes
    on where it was broken off. Raises NotAllowed, and TryAgain where others are at work; what was done before that stays done.
    """
    if not can_decide_requests(actor, district):
        raise NotAllowed
    return [done(date, district, planned, actor=actor, key=key) for planned in plan(date, district, lines)]


def done(date: EventDate, district: District, planned: Planned, *, actor: User, key: str) -> Planned:
    """Do one line, where there is anything to do."""
    if planned.verdict not in (Verdict.SEATED, Verdict.WAITING, Verdict.REFUSED) or planned.person is None:
        return planned
    substitute = Substitute(planned.line.substitute or Substitute.NONE)
    ask = Ask(date.pk, planned.person, district, substitute=substitute, building=planned.building)
    try:
        (made,) = register([ask], actor=actor, key=f"{key}:{planned.person.pk}"[:64])
    except (NotAllowed, TryAgain):
        raise
    except RuleViolation as no:
        return replace(planned, verdict=Verdict.REFUSED, words=no.message)
    return replace(planned, verdict=Verdict.WAITING if made.seat == Seat.WAITING else Verdict.SEATED)
