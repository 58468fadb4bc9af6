"""Keep what a person compares resources with, on their account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.resources.models import KeptSetting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.accounts.models import User


def keep_setting(user: User, *, enrolment: str, locale: str, grades: Sequence[str], budget: int | None) -> KeptSetting:
    """Keep it in place of what they kept before. It is theirs alone and decides nothing, so no audit tells of it."""
    values = {"enrolment": enrolment, "locale": locale, "grades": list(grades), "budget": budget}
    kept, _ = KeptSetting.objects.update_or_create(user=user, defaults=values)
    return kept


def forget_setting(user: User) -> None:
    """Keep nothing any more; the record of their district stands in again."""
    KeptSetting.objects.filter(user=user).delete()


def export(user: User) -> dict[str, Any] | None:
    """What they keep, for their copy of their data."""
    kept = KeptSetting.objects.filter(user=user).first()
    if kept is None:
        return None
    return {"enrolment": kept.enrolment, "locale": kept.locale, "grades": kept.grades, "dollars_a_pupil": kept.budget}
