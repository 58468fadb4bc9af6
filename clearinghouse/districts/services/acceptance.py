"""Accepting an application: the district comes in, and its contact is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from clearinghouse.core import audit
from clearinghouse.core.errors import RuleViolation
from clearinghouse.districts.enums import BELONGING_KINDS, OPEN_TO_APPLICANTS, ApplicationState, DistrictKind, Role
from clearinghouse.districts.errors import BelongsAlready
from clearinghouse.districts.models import Application, District
from clearinghouse.districts.services.applications import to_decide, write_decision
from clearinghouse.districts.services.editing import edit_district
from clearinghouse.districts.services.invitations import invite_people

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

FACTS = ("town", "zip_code", "locale", "enrolment", "grades", "website")


@transaction.atomic
def accept_application(application: Application, *, kind: DistrictKind, actor: User) -> District:
    """Make the district what it shall be, and invite the contact to administer it where it belongs from now on.

    Facts that we have of the district stay; those that we lack come from the application. Raises NotAllowed, AlreadyDecided,
    BelongsAlready, and RuleViolation for a kind that no applicant becomes.
    """
    application = to_decide(application, actor)
    if kind not in OPEN_TO_APPLICANTS:
        raise RuleViolation("Choose what the district becomes.", code="wrong_kind", field="kind")
    district = application.district or add_district(application, actor)
    district = District.objects.select_for_update().get(pk=district.pk)
    if district.belongs:
        raise BelongsAlready
    district = edit_district(district, facts=facts_from(application, district, kind), actor=actor)
    application.district = district
    if district.belongs:
        invite_contact(application, district, actor)
    write_decision(application, ApplicationState.ACCEPTED, actor)
    return district


def facts_from(application: Application, district: District, kind: DistrictKind) -> dict[str, Any]:
    """What becomes of the district's facts."""
    facts: dict[str, Any] = {"kind": kind}
    facts |= {name: getattr(application, name) for name in FACTS if getattr(application, name) and not getattr(district, name)}
    if kind in BELONGING_KINDS and district.joined_on is None:
        facts["joined_on"] = timezone.localdate()
    return facts


def add_district(application: Application, actor: User) -> District:
    """A district that no directory listed."""
    district = District(name=application.name, slug=free_slug(application), state=application.home_state)
    district.full_clean()
    district.save()
    audit.record(district, "district.created", actor=actor, application=application)
    return district


def free_slug(application: Application) -> str:
    """An address that no district has."""
    base = slugify(application.name)[:150] or "district"
    taken = set(District.objects.filter(slug__startswith=base).values_list("slug", flat=True)) | RESERVED
    return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken)


# Addresses below /districts/ that are pages of their own.
RESERVED = {"applications", "invitations"}


def invite_contact(application: Application, district: District, actor: User) -> None:
    """Invite the contact as the district's administrator, unless they are there already."""
    try:
        invite_people(district, emails=[application.email], roles=[Role.DISTRICT_ADMINISTRATOR], actor=actor)
    except RuleViolation as no:
        if no.code != "already_here":
            raise
