"""With which district a person compares what they read."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from clearinghouse.districts.places import places_of
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

    No query for a visitor, and one for whoever has kept a setting; others take one more where the page has not asked for their places.
    """
    told = read_setting(parameters)
    if told or user is None or not user.is_authenticated or not user.is_active:
        return told
    if kept := KeptSetting.objects.filter(user=user).first():
        return of_kept(kept)
    first = min((place.district for place in places_of(user)), key=attrgetter("pk"), default=None)
    return of_district(first) if first else OurSetting()


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
