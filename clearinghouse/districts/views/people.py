from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.errors import RuleViolation
from clearinghouse.core.forms import saved
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.forms import InviteForm, RolesForm
from clearinghouse.districts.models import District, Membership
from clearinghouse.districts.policies import can_invite_to, can_manage_people, roles_grantable
from clearinghouse.districts.selectors import open_invitations, people_of
from clearinghouse.districts.services.invitations import invite_people
from clearinghouse.districts.services.memberships import change_roles, end_membership, roles_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


def managed(request: SignedInRequest, slug: str) -> District:
    """The district of this address, where the person keeps its places."""
    district = get_object_or_404(District, slug=slug)
    if not can_manage_people(request.user, district):
        raise Http404
    return district


def place_in(district: District, pk: int) -> Membership:
    """A place there that has not ended."""
    return get_object_or_404(Membership.objects.open().select_related("user", "district"), pk=pk, district=district)


@require_safe
@login_required
def people(request: SignedInRequest, slug: str) -> HttpResponse:
    district = managed(request, slug)
    context = {"district": district, "people": people_of(district), "invitations": open_invitations(district)}
    return render(request, "districts/people.html", {**context, "may_invite": can_invite_to(request.user, district)})


@login_required
def invite(request: SignedInRequest, slug: str) -> HttpResponse:
    district = managed(request, slug)
    form = InviteForm(request.POST or None, grantable=roles_grantable(request.user, district))
    if request.method == "POST" and form.is_valid():
        sent = saved(form, lambda: invite_people(district, **form.cleaned_data, actor=request.user))
        if sent is not None:
            messages.success(
                request, "One invitation is on its way." if len(sent) == 1 else f"{len(sent)} invitations are on their way."
            )
            return redirect("districts:people", slug=slug)
    return render(request, "districts/invite.html", {"district": district, "form": form})


@login_required
def roles(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    district = managed(request, slug)
    membership = place_in(district, pk)
    form = RolesForm(request.POST or None, grantable=roles_grantable(request.user, district), held=roles_of(membership))
    if request.method == "POST" and form.is_valid():
        try:
            change_roles(membership, roles=form.cleaned_data["roles"], actor=request.user)
        except RuleViolation as no:
            form.add_error(no.field or "roles", no.message)
        else:
            messages.success(request, f"{membership.user}’s roles are saved.")
            return redirect("districts:people", slug=slug)
    return render(request, "districts/roles.html", {"district": district, "membership": membership, "form": form})


@login_required
def end(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    district = managed(request, slug)
    membership = place_in(district, pk)
    if request.method == "POST":
        return finish(request, membership, f"{membership.user} no longer belongs to {district}.", "districts:people")
    return render(request, "districts/end.html", {"district": district, "membership": membership})


@require_POST
@login_required
def leave(request: SignedInRequest, slug: str) -> HttpResponse:
    membership = get_object_or_404(Membership.objects.open().select_related("district"), user=request.user, district__slug=slug)
    return finish(request, membership, f"You no longer belong to {membership.district}.", "accounts_overview")


def finish(request: SignedInRequest, membership: Membership, done: str, then: str) -> HttpResponse:
    """End the place, say how it went, and go on."""
    if tried(request, lambda: end_membership(membership, actor=request.user)):
        messages.success(request, done)
    return redirect(then, *([membership.district.slug] if then.startswith("districts:") else []))
