"""Whether a district's facts are well formed. Called by the model, the forms and the importers alike."""

from __future__ import annotations

import re
import zoneinfo
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError

from clearinghouse.districts.enums import Grade

HOST_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
LONGEST_HOST_NAME = 253
# Whoever owns an address at a district's domain may join it as a teacher; at these, anybody does.
EVERYBODYS_DOMAINS = frozenset(
    {"aol.com", "gmail.com", "gmx.com", "googlemail.com", "hotmail.com", "icloud.com", "live.com", "mail.com", "me.com", "msn.com",
     "outlook.com", "pm.me", "proton.me", "protonmail.com", "yahoo.com", "ymail.com", "zoho.com"}
)  # fmt: skip


def validate_grades(codes: Any) -> None:
    """Grade codes, each once, from the youngest to the oldest."""
    known = Grade.values
    if not isinstance(codes, list) or any(code not in known for code in codes):
        raise ValidationError("Use the grade codes %(codes)s.", params={"codes": ", ".join(known)}, code="unknown_grade")
    if codes != sorted(set(codes), key=known.index):
        raise ValidationError("List each grade once, from the youngest to the oldest.", code="grades_out_of_order")


def validate_email_domains(domains: Any) -> None:
    """Host names of the district's own, in small letters, each once."""
    if not isinstance(domains, list) or not all(isinstance(domain, str) for domain in domains):
        raise ValidationError("List the domains, one a line.", code="not_a_list")
    for domain in domains:
        validate_email_domain(domain)
    if len(set(domains)) < len(domains):
        raise ValidationError("List each domain once.", code="domain_twice")


def validate_email_domain(domain: str) -> None:
    """What stands behind the @ of a district's addresses, such as `northhill.example`."""
    labels = domain.split(".")
    if len(domain) > LONGEST_HOST_NAME or len(labels) < 2 or not all(HOST_LABEL.fullmatch(label) for label in labels):
        raise ValidationError(
            "“%(domain)s” is not a domain. Write what stands behind the @ of your addresses, in small letters.",
            params={"domain": domain},
            code="not_a_domain",
        )
    if labels[-1].isdigit() or domain in EVERYBODYS_DOMAINS:
        raise ValidationError("“%(domain)s” is not a district's own domain.", params={"domain": domain}, code="not_its_own")


@cache
def time_zones() -> frozenset[str]:
    """The names of the IANA time zone database, whose folders take 12 ms to walk."""
    return frozenset(zoneinfo.available_timezones())


def validate_time_zone(name: str) -> None:
    """A name of the IANA time zone database, such as `America/New_York`."""
    if name not in time_zones():
        raise ValidationError("“%(name)s” is not a time zone such as America/New_York.", params={"name": name}, code="no_time_zone")


def validate_state(code: str) -> None:
    """A state's two capital letters."""
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise ValidationError("Write the state as two capital letters, such as MA.", code="not_a_state")


def validate_zip_code(code: str) -> None:
    """Five digits, or five and four."""
    if not re.fullmatch(r"[0-9]{5}(-[0-9]{4})?", code):
        raise ValidationError("Write the zip code as five digits, or five and four: 01605 or 01605-1234.", code="not_a_zip_code")
