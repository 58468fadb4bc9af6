from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.accounts.forms import NameForm
from clearinghouse.accounts.models import User
from clearinghouse.accounts.selectors import sessions_of
from clearinghouse.accounts.services.names import change_name

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
@login_required
def overview(request: SignedInRequest) -> HttpResponse:
    context = {
        "addresses": EmailAddress.objects.filter(user=request.user).order_by("-primary", "email"),
        "sessions": sessions_of(request.user),
        "session_key": request.session.session_key,
    }
    return render(request, "accounts/overview.html", context)


@login_required
def name(request: SignedInRequest) -> HttpResponse:
    form = NameForm(request.POST or None, instance=User.objects.get(email=request.user.email))
    if request.method == "POST" and form.is_valid():
        change_name(request.user, **form.cleaned_data, actor=request.user)
        messages.success(request, "Your name is changed.")
        return redirect("accounts_overview")
    return render(request, "accounts/name.html", {"form": form})
