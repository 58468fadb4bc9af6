from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from clearinghouse.districts.enums import Role
from clearinghouse.districts.errors import InvitationClosed
from clearinghouse.districts.models import Invitation
from clearinghouse.districts.services.invitations import (
    accept_invitation,
    is_for,
    read_token,
    resend_invitation,
    withdraw_invitation,
)
from clearinghouse.districts.services.memberships import words_of
from clearinghouse.districts.views.people import managed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.models import User
    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        if request.method == "POST" and request.user.is_authenticated:
            return accept(request, token, request.user)
        opened = read_token(token)
    except InvitationClosed as no:
        status = 404 if no.code == InvitationClosed.code else 410
        return render(request, "districts/invitation_closed.html", {"reason": no.message}, status=status)
    return show(request, opened)


def accept(request: HttpRequest, token: str, user: User) -> HttpResponse:
    """Take the place and go to the district."""
    try:
        membership = accept_invitation(token, user=user)
    except NotAllowed:
        return redirect("districts:invitation", token)
    messages.success(request, f"Welcome to {membership.district}.")
    return back_or(request, membership.district)


def show(request: HttpRequest, opened: Invitation) -> HttpResponse:
    """What is offered, and the next step for whoever looks at it. Who came by the mailed link has proven the address."""
    if not request.user.is_authenticated:
        get_adapter(request).stash_verified_email(request, opened.email)
    context = {
        "invitation": opened,
        "roles": words_of([Role(role) for role in opened.roles]),
        "is_for_me": request.user.is_authenticated and is_for(opened, request.user),
        "sign_up_url": f"{reverse('account_signup')}?{urlencode({'email': opened.email, 'next': request.path})}",
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
    }
    return render(request, "districts/invitation.html", context)


@require_POST
@login_required
def resend(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    return act(request, slug, pk, resend_invitation, "The invitation to {} is on its way again.")


@require_POST
@login_required
def withdraw(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    return act(request, slug, pk, withdraw_invitation, "The invitation to {} is taken back; its link no longer works.")


def act(request: SignedInRequest, slug: str, pk: int, service: Callable[..., None], done: str) -> HttpResponse:
    """Do one thing to an invitation of a district whose places the person keeps, and say how it went."""
    chosen = get_object_or_404(Invitation, pk=pk, district=managed(request, slug))
    if tried(request, lambda: service(chosen, actor=request.user)):
        messages.success(request, done.format(chosen.email))
    return back_or(request, "districts:people", slug=slug)
