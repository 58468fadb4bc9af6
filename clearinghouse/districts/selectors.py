"""Reads for the districts' pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db.models import BooleanField, Case, Count, F, OrderBy, Prefetch, Q, Sum, Value, When

from clearinghouse.accounts.models import User
from clearinghouse.districts.enums import BELONGING_KINDS, ApplicationState, Role
from clearinghouse.districts.models import Application, District, Invitation, Membership, MembershipRole
from clearinghouse.districts.profile.small_counts import kept_back, shown_count

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.districts.models.application import ApplicationQuerySet
    from clearinghouse.districts.models.district import DistrictQuerySet

ORDERS: dict[str, list[str | OrderBy]] = {
    "name": ["name"],
    "largest": [F("enrolment").desc(nulls_last=True), "name"],
    "smallest": [F("enrolment").asc(nulls_last=True), "name"],
}
MOST_FOUND = 12
CONTACT_ROLES = (Role.DISTRICT_ADMINISTRATOR, Role.PD_COORDINATOR, Role.FINANCE_CONTACT)


@dataclass(frozen=True)
class DistrictFilter:
    """What a visitor asked the list for; empty means all."""

    q: str = ""
    locale: str = ""
    grade: str = ""
    sort: str = "name"


@dataclass(frozen=True)
class Totals:
    """The sums above a list of districts: the students without those of `too_small` districts, whose number is kept back."""

    districts: int
    students: int
    too_small: int


def find_districts(user: User | AnonymousUser, wanted: DistrictFilter) -> DistrictQuerySet:
    """The districts that this person may see and asked for. Those that are only listed in the state's directory are no list's business."""
    found = District.objects.visible_to(user).associated()
    if wanted.q:
        found = found.filter(Q(name__icontains=wanted.q) | Q(town__icontains=wanted.q))
    if wanted.locale:
        found = found.filter(locale=wanted.locale)
    if wanted.grade:
        found = found.filter(pk__in=[pk for pk, grades in found.values_list("pk", "grades") if wanted.grade in grades])
    return found.order_by(*ORDERS[wanted.sort])


def districts_on_map(user: User | AnonymousUser) -> DistrictQuerySet:
    """The districts that belong, and that this person may see, by name: the neighbors on a district's own map."""
    return District.objects.visible_to(user).belonging().order_by("name")


def districts_too_small(user: User | AnonymousUser) -> frozenset[int]:
    """The keys of the districts that this person may see and whose number of students is kept back. One query.

    Those with fewer than ten students; and of those that belong, whose total everybody reads, the next smallest too where it would tell.
    """
    known = (
        District.objects.visible_to(user)
        .filter(enrolment__isnull=False)
        .order_by("name", "pk")
        .values_list("pk", "enrolment", "kind")
    )
    belonging = [(pk, enrolment) for pk, enrolment, kind in known if kind in BELONGING_KINDS]
    hidden = kept_back([enrolment for _, enrolment in belonging])
    return frozenset(
        {pk for position, (pk, _) in enumerate(belonging) if position in hidden}
        | {pk for pk, enrolment, _ in known if shown_count(enrolment) is None}
    )


def totals_of(districts: DistrictQuerySet, too_small: frozenset[int]) -> Totals:
    """How many districts and students these are. One query."""
    hidden = Q(pk__in=too_small)
    figures = districts.order_by().aggregate(
        districts=Count("pk"), students=Sum("enrolment", filter=~hidden), too_small=Count("pk", filter=hidden)
    )
    return Totals(figures["districts"], figures["students"] or 0, figures["too_small"])


def people_of(district: District) -> list[Membership]:
    """Everyone in the district now, with roles, by name."""
    roles = Prefetch("roles", MembershipRole.objects.order_by("role"))
    places = Membership.objects.open().filter(district=district, user__is_active=True)
    return list(places.select_related("user").prefetch_related(roles).order_by("user__last_name", "user__first_name", "pk"))


def find_in_directory(words: str) -> list[District]:
    """The first listed districts that could apply and whose name, town or zip code has these words. One query."""
    has = Q(name__icontains=words) | Q(town__icontains=words) | Q(zip_code__startswith=words)
    return list(District.objects.directory().filter(has).order_by("name")[:MOST_FOUND])


def applications_for(user: User | AnonymousUser) -> ApplicationQuerySet:
    """The applications that this person may see: those that wait first, the oldest of them at the top, then the decided, newest first."""
    decided = Case(When(state=ApplicationState.WAITING, then=Value(False)), default=Value(True), output_field=BooleanField())
    visible = Application.objects.visible_to(user).select_related("district", "claimed_by", "decided_by")
    ordered: ApplicationQuerySet = visible.annotate(is_decided=decided).order_by("is_decided", "-decided_at", "confirmed_at", "pk")
    return ordered


def contacts_of(district: District) -> list[tuple[str, list[User]]]:
    """Whom to turn to in the district, by role."""
    held = MembershipRole.objects.filter(
        membership__in=Membership.objects.current().filter(district=district),
        membership__user__is_active=True,
        role__in=CONTACT_ROLES,
    )
    people = [
        (row.role, row.membership.user) for row in held.select_related("membership__user").order_by("membership__user__last_name")
    ]
    groups = [(role.label, [user for held_role, user in people if held_role == role]) for role in CONTACT_ROLES]
    return [(label, users) for label, users in groups if users]


def administrators_of(district: District) -> list[User]:
    """The active people who keep this district's places."""
    administering = Membership.objects.current().filter(district=district, roles__role=Role.DISTRICT_ADMINISTRATOR)
    return list(User.objects.filter(memberships__in=administering, is_active=True).distinct())


def holders_of(role: Role) -> list[User]:
    """The active people who hold this role anywhere now. One query."""
    held = Membership.objects.current().filter(roles__role=role)
    return list(User.objects.filter(memberships__in=held, is_active=True).distinct())


def open_invitations(district: District) -> list[Invitation]:
    """Invitations without an answer, expired ones too, newest first."""
    return list(Invitation.objects.open().filter(district=district).select_related("invited_by").order_by("-created_at"))


def places_of(user: User) -> list[Membership]:
    """The person's districts and roles now."""
    roles = Prefetch("roles", MembershipRole.objects.order_by("role"))
    return list(user.memberships.current().select_related("district").prefetch_related(roles).order_by("district__name"))


def districts_to_join(user: User) -> list[District]:
    """Belonging districts at whose domain the person has a verified address, and where they have no place."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    domains = {email.rpartition("@")[2].lower() for email in verified}
    taken = user.memberships.open().values("district")
    return [district for district in District.objects.belonging().exclude(pk__in=taken) if domains & set(district.email_domains)]
