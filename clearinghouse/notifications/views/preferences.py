from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from clearinghouse.notifications.forms import PreferencesForm
from clearinghouse.notifications.selectors import mailed_kinds
from clearinghouse.notifications.services.preferences import read_unsubscribe_token, set_mailed_kinds, stop_mail

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@login_required
def preferences(request: SignedInRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, initial={"by_mail": mailed_kinds(request.user)})
    if request.method == "POST":
        form = PreferencesForm(request.POST)
        if form.is_valid():
            set_mailed_kinds(request.user, kinds=form.cleaned_data["by_mail"])
            messages.success(request, "Your choice is saved.")
            return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"form": form})


@csrf_exempt  # the signed link is the permission; mail programs post to it without a cookie (RFC 8058)
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    found = read_unsubscribe_token(token)
    if found is None:
        return render(request, "notifications/unsubscribe_unknown.html", status=404)
    person, kind = found
    if request.method == "POST":
        stop_mail(person, kind=kind)
    return render(request, "notifications/unsubscribe.html", {"kind": kind, "is_done": request.method == "POST"})
