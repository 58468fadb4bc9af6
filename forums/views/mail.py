from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings as site
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from forums.enums import Rhythm
from forums.forms import RhythmForm
from forums.selectors.letters import gathered_for, wish_of
from forums.services.wishes import end_reply_addresses, set_rhythm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def settings(request: SignedInRequest) -> HttpResponse:
    wish = wish_of(request.user)
    form = RhythmForm(request.POST if request.method == "POST" else None, initial={"rhythm": wish.rhythm})
    if request.method == "POST" and form.is_valid():
        set_rhythm(request.user, rhythm=Rhythm(form.cleaned_data["rhythm"]))
        messages.success(request, "Your choice is saved.")
        return redirect("forums:mail")
    return render(request, "forums/mail/settings.html", {"form": form, "wish": wish, "may_answer": bool(site.REPLY_MAIL_DOMAIN)})


@never_cache
@require_safe
@login_required
def now(request: SignedInRequest) -> HttpResponse:
    return render(request, "forums/mail/now.html", {"boards": gathered_for(request.user, timezone.now())})


@require_POST
@login_required
def end_addresses(request: SignedInRequest) -> HttpResponse:
    end_reply_addresses(request.user)
    messages.success(request, "The addresses in letters that you have lead nowhere now. The next letters have new ones.")
    return redirect("forums:mail")
