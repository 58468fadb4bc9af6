"""Who belongs to which district, with which roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clearinghouse.accounts.live import check_sockets
from clearinghouse.core import audit
from clearinghouse.core.content_changes import content_changed
from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.districts import cms_groups
from clearinghouse.districts.enums import Role
from clearinghouse.districts.errors import LastAdministrator, LastConsortiumAdministrator, RoleNotYours
from clearinghouse.districts.models import District, Membership, MembershipRole
from clearinghouse.districts.policies import can_manage_people, roles_grantable, roles_held
from clearinghouse.districts.selectors import administrators_of
from clearinghouse.notifications.enums import NotificationKind
from clearinghouse.notifications.services.notifying import notify

if TYPE_CHECKING:
    from collections.abc import Collection

    from clearinghouse.accounts.models import User

CMS_GROUPS = {Role.CURATOR: cms_groups.CURATORS, Role.CONSORTIUM_ADMINISTRATOR: cms_groups.ADMINISTRATORS}


@transaction.atomic
def join_by_domain(*, user: User, district: District) -> Membership:
    """Let a person whose verified address is at the district's domain join it as a teacher, and tell its administrators.

    Raises NotAllowed where the address is not verified or not the district's. Who belongs already stays as they are.
    """
    lock(district)
    if not has_address_at(user, district):
        raise NotAllowed
    if current := Membership.objects.open().filter(user=user, district=district).first():
        return current
    membership = give_place(user=user, district=district, roles=[Role.TEACHER], actor=user, way="e-mail domain")
    notify(
        administrators_of(district),
        kind=NotificationKind.NEW_COLLEAGUE,
        text=f"{user} joined {district} as a teacher by e-mail domain.",
        url=reverse("districts:people", args=[district.slug]),
        subject=membership,
    )
    return membership


def has_address_at(user: User, district: District) -> bool:
    """Whether a verified address of the person is at a domain of this belonging district."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return district.belongs and any(email.rpartition("@")[2].lower() in district.email_domains for email in verified)


def give_place(*, user: User, district: District, roles: Collection[Role], actor: User | None, way: str) -> Membership:
    """Make or reopen the person's place with at least these roles, in the caller's transaction and after its checks."""
    membership, is_new = Membership.objects.get_or_create(user=user, district=district)
    if not is_new and membership.ended_at is not None:
        membership.roles.all().delete()
        membership.ended_at = None
        membership.save(update_fields=["ended_at", "updated_at"])
    before = roles_of(membership)
    write_roles(membership, before | frozenset(roles))
    audit.record(membership, "membership.begun", actor=actor, changes={"roles": (before, roles_of(membership))}, way=way)
    sync_cms_groups(user)
    return membership


@transaction.atomic
def change_roles(membership: Membership, *, roles: Collection[Role], actor: User) -> Membership:
    """Let the person hold exactly these roles in the district, and tell them.

    Raises NotAllowed, RoleNotYours, RuleViolation for a place that has ended or would have no role, and LastAdministrator.
    """
    lock(membership.district)
    membership = Membership.objects.select_related("district", "user").get(pk=membership.pk)
    before, after = roles_of(membership), frozenset(roles)
    check_may_change(membership, before ^ after, actor)
    if not after:
        raise RuleViolation("Choose at least one role, or end the membership.", code="no_role", field="roles")
    if before == after:
        return membership
    check_administrators_remain(membership, before - after)
    write_roles(membership, after)
    audit.record(membership, "membership.roles", actor=actor, changes={"roles": (before, after)})
    sync_cms_groups(membership.user)
    tell(membership, actor, f"Your roles in {membership.district} are now: {words_of(after)}.")
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, actor: User) -> None:
    """End the person's place in the district at once; again does nothing. People may end their own.

    Raises NotAllowed, RoleNotYours for a consortium administrator's place, and LastAdministrator.
    """
    lock(membership.district)
    membership = Membership.objects.select_related("district", "user").get(pk=membership.pk)
    if membership.ended_at is not None:
        return
    before = roles_of(membership)
    if actor.pk != membership.user_id:
        check_may_change(membership, before & {Role.CONSORTIUM_ADMINISTRATOR}, actor)
    check_administrators_remain(membership, before)
    close_place(membership, actor=actor)
    tell(membership, actor, f"Your membership in {membership.district} has ended.")


def close_place(membership: Membership, *, actor: User | None) -> None:
    """Write the end, in the caller's transaction and after its checks."""
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at", "updated_at"])
    audit.record(membership, "membership.ended", actor=actor, roles=roles_of(membership))
    sync_cms_groups(membership.user)


def lock(district: District) -> None:
    """Let one change to a district's people happen at a time: the rule on the last administrator looks at all of them."""
    District.objects.select_for_update().get(pk=district.pk)


def check_may_change(membership: Membership, changed: frozenset[Role], actor: User) -> None:
    """Raise unless the actor may give and take these roles in a place that has not ended."""
    if not can_manage_people(actor, membership.district) or membership.ended_at is not None:
        raise NotAllowed
    if not changed <= roles_grantable(actor, membership.district):
        raise RoleNotYours(field="roles")


def check_administrators_remain(membership: Membership, taken: frozenset[Role], *, leaves_all: bool = False) -> None:
    """Raise when the district, or the consortium, would be left without an administrator.

    `leaves_all` says that the person gives up every other place too.
    """
    others = MembershipRole.objects.filter(membership__in=Membership.objects.current(), membership__user__is_active=True)
    others = others.exclude(membership__user=membership.user_id) if leaves_all else others.exclude(membership=membership)
    here = others.filter(role=Role.DISTRICT_ADMINISTRATOR, membership__district=membership.district_id)
    if Role.DISTRICT_ADMINISTRATOR in taken and membership.district.belongs and not here.exists():
        raise LastAdministrator
    if Role.CONSORTIUM_ADMINISTRATOR in taken:
        lock_consortium_administrators()
        if not others.filter(role=Role.CONSORTIUM_ADMINISTRATOR).exists():
            raise LastConsortiumAdministrator


def lock_consortium_administrators() -> None:
    """They stand in several districts, so that a district's lock does not keep two of them from leaving at once."""
    held = MembershipRole.objects.filter(role=Role.CONSORTIUM_ADMINISTRATOR)
    list(held.select_for_update().order_by("pk").values_list("pk", flat=True))


def roles_of(membership: Membership) -> frozenset[Role]:
    """The roles written for this place."""
    return frozenset(Role(role) for role in membership.roles.values_list("role", flat=True))


def write_roles(membership: Membership, roles: Collection[Role]) -> None:
    """Store exactly these roles."""
    membership.roles.exclude(role__in=roles).delete()
    held = roles_of(membership)
    MembershipRole.objects.bulk_create(MembershipRole(membership=membership, role=role) for role in roles if role not in held)
    content_changed()


def words_of(roles: Collection[Role]) -> str:
    """The roles as people read them, in the order of the catalogue."""
    return ", ".join(role.label.lower() for role in Role if role in roles)


def tell(membership: Membership, actor: User, text: str) -> None:
    """Tell the person what another has changed."""
    if actor.pk != membership.user_id:
        notify(membership.user, kind=NotificationKind.PLACE, text=text, url=reverse("accounts_overview"), subject=membership)


def sync_cms_groups(user: User) -> None:
    """Put the person into the CMS groups of the roles held now, and out of the others; have their open sockets look at these roles too."""
    held = roles_held(user)
    for role, name in CMS_GROUPS.items():
        if role in held:
            user.groups.add(Group.objects.get_or_create(name=name)[0])
        else:
            user.groups.remove(*user.groups.filter(name=name))
    check_sockets(user.pk)
