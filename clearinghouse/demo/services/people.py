"""The demo's people, their verified addresses, memberships and roles."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from clearinghouse.accounts.models import User
from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from clearinghouse.districts.models import District, Membership, MembershipRole


def load_people(entries: list[dict[str, Any]]) -> int:
    """Make or update each person by e-mail address. Only the demo sign-ins can sign in. Returns how many there are."""
    password = make_password(DEMO_PASSWORD)
    may_sign_in = {sign_in.email for sign_in in DEMO_SIGN_INS}
    districts = {district.slug: district for district in District.objects.all()}
    for entry in entries:
        user = load_person(entry, password if entry["email"] in may_sign_in else make_password(None))
        for slug, roles in entry["places"].items():
            load_place(user, districts[slug], roles)
    return len(entries)


def load_person(entry: dict[str, Any], password: str) -> User:
    """The person with this address, with a verified address as allauth wants it."""
    names = {"first_name": entry["first_name"], "last_name": entry["last_name"], "password": password}
    user, _ = User.objects.update_or_create(email=entry["email"], defaults=names)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def load_place(user: User, district: District, roles: list[str]) -> None:
    """The person's membership in the district with exactly these roles."""
    membership, _ = Membership.objects.update_or_create(user=user, district=district, defaults={"ended_at": None})
    membership.roles.exclude(role__in=roles).delete()
    for role in roles:
        MembershipRole.objects.get_or_create(membership=membership, role=role)
