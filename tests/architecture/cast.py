"""One person for each role, in a small consortium of their own, for the table of who may open what."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.models import District, Membership, MembershipRole
from tests.factories.accounts import PASSWORD

PUBLIC = "public"
OUTSIDER = "outsider"
STRANGER = "teacher of another district"
SUPERUSER = "superuser"
MEMBERS = {
    "teacher": Role.TEACHER,
    "coordinator": Role.PD_COORDINATOR,
    "curator": Role.CURATOR,
    "moderator": Role.MODERATOR,
    "district administrator": Role.DISTRICT_ADMINISTRATOR,
    "finance contact": Role.FINANCE_CONTACT,
    "consortium administrator": Role.CONSORTIUM_ADMINISTRATOR,
}
EVERY_ROLE = (PUBLIC, OUTSIDER, STRANGER, *MEMBERS, SUPERUSER)


@dataclass(frozen=True)
class Cast:
    people: dict[str, User]
    district: District
    other_district: District
    watching_district: District

    def who(self, role: str) -> User | None:
        return self.people.get(role)


def person(name: str, district: District | None = None, role: Role | None = None) -> User:
    from allauth.account.models import EmailAddress

    email = f"{name.replace(' ', '.')}@cast.example"
    user = User.objects.create_user(email, PASSWORD, first_name=name.title(), last_name="Cast")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    if district and role:
        membership = Membership.objects.create(user=user, district=district)
        MembershipRole.objects.create(membership=membership, role=role)
    return user


def gather() -> Cast:
    own = District.objects.create(name="Own District", slug="own-district", kind=DistrictKind.MEMBER)
    other = District.objects.create(name="Other District", slug="other-district", kind=DistrictKind.MEMBER)
    watching = District.objects.create(name="Far Shore", slug="far-shore", kind=DistrictKind.OBSERVER)
    people = {name: person(name, own, role) for name, role in MEMBERS.items()}
    # The highest role of a district, in one that only observes: it must open nothing.
    people[OUTSIDER] = person(OUTSIDER, watching, Role.DISTRICT_ADMINISTRATOR)
    people[STRANGER] = person(STRANGER, other, Role.TEACHER)
    people[SUPERUSER] = superuser()
    sync_cms_groups(people)
    return Cast(people, own, other, watching)


def superuser() -> User:
    """Whoever installed the site: may do everything, belongs nowhere."""
    user = person(SUPERUSER)
    user.is_staff = user.is_superuser = True
    user.save()
    return user


def sync_cms_groups(people: dict[str, User]) -> None:
    """Give curators and administrators their groups in the CMS, as the service for memberships does."""
    from clearinghouse.districts.services.memberships import sync_cms_groups as sync

    for user in people.values():
        sync(user)
