"""What waits for a person in the districts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.db.models import CharField, Exists, F, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast, Concat, Lower, StrIndex, Substr
from django.urls import reverse
from django.utils import timezone

from clearinghouse.core.waiting import Deed, Kind, Row, Urgency, WaitingItem
from clearinghouse.districts.models import Application, District, Invitation
from clearinghouse.districts.policies import Capability
from clearinghouse.districts.services.invitations import token_for

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clearinghouse.accounts.models import User
    from clearinghouse.districts.models.application import ApplicationQuerySet
    from clearinghouse.districts.standing import Standing


def addresses_of(user: User) -> QuerySet[EmailAddress, Any]:
    """The person's verified addresses in small letters."""
    found: QuerySet[EmailAddress, Any] = EmailAddress.objects.filter(user=user, verified=True).annotate(small=Lower("email"))
    return found


def invitations_to(standing: Standing) -> QuerySet[Invitation]:
    """Open invitations to a verified address of theirs."""
    mine = addresses_of(standing.user).values("small")
    return Invitation.objects.open().filter(email__in=mine, expires_at__gt=timezone.now())


def invitation_line(row: Row) -> WaitingItem:
    """An invitation, with its acceptance in place: the link is signed anew for each page."""
    url = reverse("districts:invitation", args=[token_for(row.facts["public_id"])])
    text = f"You are invited to {row.facts['district']}"
    return WaitingItem(text, url, "Look", deeds=(Deed("Accept and join", url, look=""),))


def districts_to_join(standing: Standing) -> QuerySet[District]:
    """Belonging districts at whose domain they have a verified address, and where they have no place. The service asks once more."""
    domain = Lower(Substr("email", StrIndex("email", Value("@")) + 1))
    quoted = Concat(Value('"'), domain, Value('"'), output_field=CharField())
    mine = EmailAddress.objects.filter(user=standing.user, verified=True).annotate(at=StrIndex(OuterRef("domains"), quoted))
    there = District.objects.belonging().annotate(domains=Cast("email_domains", TextField()))
    return there.filter(Exists(mine.filter(at__gt=0))).exclude(pk__in=standing.user.memberships.open().values("district"))


def joining_line(row: Row) -> WaitingItem:
    """A district that is open to them."""
    slug = row.facts["slug"]
    deed = Deed("Join as a teacher", reverse("districts:join", args=[slug]))
    return WaitingItem(
        f"Your address is one of {row.facts['name']}", reverse("districts:district", args=[slug]), "Look", deeds=(deed,)
    )


def expired_invitations(standing: Standing) -> QuerySet[Invitation] | None:
    """Invitations that ran out, of the districts where they invite."""
    administered = standing.districts_where(Capability.INVITE_TO_DISTRICT)
    if not administered:
        return None
    return Invitation.objects.open().filter(district__in=administered, expires_at__lte=timezone.now())


def expired_line(row: Row) -> WaitingItem:
    """An invitation that nobody took up."""
    slug = row.facts["slug"]
    deeds = (
        Deed("Send again", reverse("districts:resend", args=[slug, row.pk])),
        Deed("Take back", reverse("districts:withdraw", args=[slug, row.pk]), look="danger"),
    )
    text = f"The invitation of {row.facts['email']} to {row.facts['district']} has run out"
    return WaitingItem(text, reverse("districts:people", args=[slug]), "Look", deeds=deeds)


def applications(standing: Standing) -> ApplicationQuerySet | None:
    """Applications that wait, but for those that another administrator sees to."""
    if not standing.can(Capability.REVIEW_APPLICATIONS):
        return None
    return Application.objects.waiting().filter(Q(claimed_by=None) | Q(claimed_by=standing.user))


def application_line(row: Row) -> WaitingItem:
    """An application: to take first, and to decide by whom took it. What else it may become stands on its own page."""
    facts, page = row.facts, reverse("districts:application", args=[row.pk])
    claim = Deed("I see to it", reverse("districts:claim_application", args=[row.pk]), look="")
    asks = "Why not? The contact reads this in our mail."
    decline = Deed("Decline", reverse("districts:decline_application", args=[row.pk]), asks=asks)
    students = f" · {facts['enrolment']:,} students" if facts["enrolment"] else ""
    note = f"{facts['town']}{students} · {facts['contact']}"
    if facts["claimed"]:
        return WaitingItem(f"{facts['name']} applies to join", page, "Accept…", note=f"{note} · yours", deeds=(decline,))
    return WaitingItem(f"{facts['name']} applies to join", page, "Read", note=note, deeds=(claim,))


APPLICATION = {name: F(name) for name in ("name", "town", "enrolment")} | {"contact": F("contact_name"), "claimed": F("claimed_by")}
INVITED = {"public_id": Cast("public_id", CharField()), "district": F("district__name")}
EXPIRED = {"email": F("email"), "district": F("district__name"), "slug": F("district__slug")}
KINDS = (
    Kind("applications", "Applications to join", Urgency.OTHERS_WAIT, applications, APPLICATION, application_line, since="confirmed_at"),
    Kind("invitations", "Invitations to you", Urgency.OTHERS_WAIT, invitations_to, INVITED, invitation_line),
    Kind("districts", "Districts to join", Urgency.WHEN_YOU_CAN, districts_to_join, {"name": F("name"), "slug": F("slug")},
         joining_line, since=None),
    Kind("expired-invitations", "Invitations that ran out", Urgency.WHEN_YOU_CAN, expired_invitations, EXPIRED, expired_line,
         since="expires_at"),
)  # fmt: skip
