"""People's changes to a district's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from clearinghouse.core import audit
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts.models import District, Membership
from clearinghouse.districts.policies import Capability, can, can_edit_district
from clearinghouse.districts.services.memberships import sync_cms_groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clearinghouse.accounts.models import User
    from clearinghouse.core.audit import Changes

OWN_FIELDS = (
    "town", "zip_code", "latitude", "longitude", "locale", "enrolment", "enrolment_year", "grades", "time_zone", "website", "introduction",
)  # fmt: skip
# What a district is to the consortium, and whose addresses may join it, is the consortium's to say.
CONSORTIUM_FIELDS = ("name", "kind", "joined_on", "state", "state_code", "organisation_type", "is_operating", "email_domains")


def editable_fields(user: User, district: District) -> tuple[str, ...]:
    """The fields that this person may change there."""
    if not can_edit_district(user, district):
        return ()
    return (*CONSORTIUM_FIELDS, *OWN_FIELDS) if can(user, Capability.EDIT_ANY_DISTRICT) else OWN_FIELDS


@transaction.atomic
def edit_district(district: District, *, facts: Mapping[str, Any], actor: User) -> District:
    """Store these facts; the same again changes nothing.

    Raises NotAllowed for a field that is not the actor's, ValidationError, and RuleViolation for a domain that another district has.
    """
    district = District.objects.select_for_update().get(pk=district.pk)
    if not set(facts) <= set(editable_fields(actor, district)):
        raise NotAllowed
    changes: Changes = {name: (getattr(district, name), value) for name, value in facts.items() if getattr(district, name) != value}
    for name, (_, value) in changes.items():
        setattr(district, name, value)
    district.full_clean()
    check_domains_are_free(district)
    if changes:
        district.save()
        audit.record(district, "district.updated", actor=actor, changes={name: shown(pair) for name, pair in changes.items()})
    if "kind" in changes:
        for membership in Membership.objects.open().filter(district=district).select_related("user"):
            sync_cms_groups(membership.user)
    return district


def shown(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    """Before and after as JSON can hold them."""
    before, after = (value.isoformat() if hasattr(value, "isoformat") else value for value in pair)
    return before, after


def check_domains_are_free(district: District) -> None:
    """Raise when another district lets people of the same e-mail domain join."""
    for name, domains in District.objects.belonging().exclude(pk=district.pk).values_list("name", "email_domains"):
        if taken := sorted(set(domains) & set(district.email_domains)):
            raise RuleViolation(f"{name} has the domain {', '.join(taken)} already.", code="domain_taken", field="email_domains")
