from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.views.returning import back_or
from forums.forms import ExpertiseForm
from forums.readers import reader_of
from forums.selectors.asking import helper_of, usual_time
from forums.selectors.boards import boards_to_ask_on
from forums.services.asking import declare, decline
from forums.views.finding import find_topic

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
@login_required
def ask(request: SignedInRequest) -> HttpResponse:
    reader = reader_of(request.user)
    if not reader.is_member:
        raise Http404
    context = {"boards": boards_to_ask_on(reader), "usually": usual_time(), "helper": helper_of(request.user)}
    return render(request, "forums/ask.html", context)


@never_cache
@login_required
def expertise(request: SignedInRequest) -> HttpResponse:
    if not reader_of(request.user).is_member:
        raise Http404
    form = ExpertiseForm(request.POST or None, helper=helper_of(request.user))
    if request.method == "POST" and form.is_valid():
        kept = declare(expertise=form.chosen(), a_week=form.cleaned_data["a_week"], actor=request.user)
        is_asked = kept.a_week and kept.expertise.exists()
        messages.success(request, "The consortium asks you about these." if is_asked else "Nobody asks you anything from now on.")
        return redirect("forums:ask")
    return render(request, "forums/expertise.html", {"form": form})


@require_POST
@login_required
def cannot_help(request: SignedInRequest, pk: int) -> HttpResponse:
    topic = find_topic(reader_of(request.user), pk)
    decline(topic, actor=request.user)
    messages.success(request, "Thank you for saying so. Somebody else is asked.")
    return back_or(request, topic)
