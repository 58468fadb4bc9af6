from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clearinghouse.accounts.services.sessions import end_session, end_sessions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_POST
@login_required
def end_one(request: SignedInRequest, pk: int) -> HttpResponse:
    if end_session(request.user, pk=pk):
        messages.success(request, "Signed out there.")
    return redirect("accounts_overview")


@require_POST
@login_required
def end_others(request: SignedInRequest) -> HttpResponse:
    end_sessions(request.user, keep=request.session.session_key)
    messages.success(request, "You are signed out everywhere but here.")
    return redirect("accounts_overview")
