"""The demo's people, their verified addresses, memberships and roles."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from clearinghouse.accounts.models import User
from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS
from clearinghouse.districts.enums import Role
from clearinghouse.districts.models import District, Membership
from clearinghouse.districts.services.memberships import give_place, roles_of, sync_cms_groups, write_roles


def load_people(entries: list[dict[str, Any]]) -> int:
    """Make or update each person by e-mail address. Only the demo sign-ins can sign in. Returns how many there are."""
    password = make_password(DEMO_PASSWORD)
    may_sign_in = {sign_in.email for sign_in in DEMO_SIGN_INS}
    districts = {district.slug: district for district in District.objects.all()}
    for entry in entries:
        user = load_person(entry, password if entry["email"] in may_sign_in else make_password(None))
        for slug, roles in entry["places"].items():
            load_place(user, districts[slug], [Role(role) for role in roles])
    return len(entries)


def load_person(entry: dict[str, Any], password: str) -> User:
    """The person with this address, with a verified address as allauth wants it."""
    names = {"first_name": entry["first_name"], "last_name": entry["last_name"], "password": password}
    user, _ = User.objects.update_or_create(email=entry["email"], defaults=names)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def load_place(user: User, district: District, roles: list[Role]) -> None:
    """The person's place in the district with exactly these roles."""
    place = Membership.objects.open().filter(user=user, district=district).first()
    if place is None:
        give_place(user=user, district=district, roles=roles, actor=None, way="demo")
    elif roles_of(place) != frozenset(roles):
        write_roles(place, roles)
        sync_cms_groups(user)
