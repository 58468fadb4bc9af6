"""The rota: moderators of the consortium's boards take weeks in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify
from forums.errors import NotAModerator, WeekIsPast
from forums.models import DutyWeek
from forums.policies import CONSORTIUM, can_plan_rota
from forums.readers import reader_of
from forums.selectors.rota import monday_of, today

if TYPE_CHECKING:
    from datetime import date

    from clearinghouse.accounts.models import User


@transaction.atomic
def plan_week(starts: date, *, moderator: User, stand_in: User | None = None, actor: User) -> DutyWeek:
    """Put somebody on duty for the week from this Monday on, in the place of whoever was; they are told, unless they did it themselves.

    Raises NotAllowed, NotAModerator, WeekIsPast, ValidationError.
    """
    if not can_plan_rota(reader_of(actor)):
        raise NotAllowed
    if not all(reader_of(person).oversees for person in (moderator, stand_in) if person is not None):
        raise NotAModerator
    if starts < monday_of(today()):
        raise WeekIsPast
    week = DutyWeek.objects.select_for_update().filter(starts=starts).first() or DutyWeek(starts=starts)
    before = {week.moderator_id, week.stand_in_id}
    week.moderator, week.stand_in = moderator, stand_in
    week.full_clean()
    week.save()
    audit.record(
        week, "rota.planned", actor=actor, scope=CONSORTIUM, moderator=moderator.pk, stand_in=stand_in.pk if stand_in else None
    )
    tell_planned(week, before | {actor.pk})
    return week


@transaction.atomic
def clear_week(week: DutyWeek, *, actor: User) -> None:
    """Take whoever is on duty off a week. Raises NotAllowed."""
    if not can_plan_rota(reader_of(actor)):
        raise NotAllowed
    audit.record(week, "rota.cleared", actor=actor, scope=CONSORTIUM)
    week.delete()


def tell_planned(week: DutyWeek, known: set[int | None]) -> None:
    """Tell those who are new to the week, and not whoever planned it."""
    people = [person for person in (week.moderator, week.stand_in) if person is not None and person.pk not in known]
    text = f"You look after the consortium’s boards in the week of {week.starts:%B %-d}, or stand in there"
    notify(people, kind=NotificationKind.FORUM_FLAG, text=text, url="/forums/moderation/rota/", subject=week)
