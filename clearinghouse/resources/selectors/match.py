"""With which district a person compares what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.resources.enums import GradeBand
from clearinghouse.resources.matching.bands import band_of_enrolment, bands_of_grades
from clearinghouse.resources.matching.ours import OurSetting, Told, read_setting
from clearinghouse.resources.models import KeptSetting

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.datastructures import MultiValueDict

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models import District


def setting_for(user: User | AnonymousUser | None, parameters: MultiValueDict[str, str]) -> OurSetting:
    """What the address says, else what the person has kept, else what is recorded of their district.

    No query for a visitor, and one for a member of a district; whoever has an account and no district takes one more.
    """
    told = read_setting(parameters)
    if told or user is None or not user.is_authenticated or not user.is_active:
        return told
    place = user.memberships.current().select_related("district", "user__kept_setting").order_by("district_id").first()
    if place is None:
        return kept_by(user)
    kept = getattr(place.user, "kept_setting", None)
    return of_kept(kept) if kept else of_district(place.district)


def kept_by(user: User) -> OurSetting:
    """What this person has kept on their account, or nothing. One query."""
    kept = KeptSetting.objects.filter(user=user).first()
    return of_kept(kept) if kept else OurSetting()


def of_kept(kept: KeptSetting) -> OurSetting:
    """A kept row as it is compared."""
    grades = tuple(band for band in GradeBand.values if band in kept.grades)
    return OurSetting(kept.enrolment, kept.locale, grades, kept.budget, Told.ACCOUNT)


def of_district(district: District) -> OurSetting:
    """What the record of a district says of it; nobody but the district knows its budget."""
    return OurSetting(
        enrolment=band_of_enrolment(district.enrolment),
        locale=district.locale,
        grades=bands_of_grades(district.grades),
        told=Told.DISTRICT,
        district=district.name,
    )
