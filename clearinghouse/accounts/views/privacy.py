from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from clearinghouse.accounts.forms import EraseForm
from clearinghouse.accounts.services.privacy import erase_person, export_person
from clearinghouse.core.errors import RuleViolation

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@require_POST
@login_required
def export(request: SignedInRequest) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="my-data.json"', "Cache-Control": "no-store"}
    return JsonResponse(export_person(request.user), headers=headers, json_dumps_params={"indent": 2, "ensure_ascii": False})


@login_required
def erase(request: SignedInRequest) -> HttpResponse:
    form = EraseForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            erase_person(request.user, actor=request.user)
        except RuleViolation as no:
            form.add_error(None, no.message)
        else:
            logout(request)
            messages.success(request, "Your account is erased. You are signed out.")
            return redirect("/")
    return render(request, "accounts/erase.html", {"form": form})
