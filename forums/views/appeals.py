"""A decision as the person reads it whom it is about, and what becomes of their appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from clearinghouse.core.views.trying import tried
from forums.forms import AppealAnswerForm, AppealForm
from forums.models import Appeal, Decision
from forums.policies import can_appeal, can_decide_appeal
from forums.readers import reader_of
from forums.services.appealing import appeal, decide_appeal

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def decision(request: SignedInRequest, pk: int) -> HttpResponse:
    mine = Decision.objects.filter(person=request.user).select_related("post__topic__board", "district", "appeal")
    found = mine.filter(id=pk).first()
    if found is None:
        raise Http404
    made = getattr(found, "appeal", None)
    may_appeal = can_appeal(found, is_first=made is None)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and may_appeal and form.is_valid():
        if tried(request, lambda: appeal(found, text=form.cleaned_data["text"], actor=request.user)):
            messages.success(request, "Another moderator looks at it. You are told what becomes of it.")
        return redirect(found)
    context = {"decision": found, "appeal": made, "may_appeal": may_appeal, "form": form}
    return render(request, "forums/decision.html", context)


@never_cache
@login_required
def answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """An appeal as those look at it who may decide."""
    reader = reader_of(request.user)
    asked = Appeal.objects.moderated_by(reader).exclude(decision__person=request.user)
    found = asked.select_related(
        "decision__person", "decision__post__topic__board", "decision__decided_by", "decision__district", "decided_by"
    )
    made = found.filter(id=pk).first()
    if made is None:
        raise Http404
    may_decide = made.is_waiting and can_decide_appeal(reader, made.decision)
    form = AppealAnswerForm(request.POST or None)
    if request.method == "POST" and may_decide and form.is_valid():
        facts = form.cleaned_data
        if tried(request, lambda: decide_appeal(made, undo=facts["undo"] == "yes", answer=facts["answer"], actor=request.user)):
            messages.success(request, "Decided. Whoever appealed is told, with your sentence.")
        return redirect(made)
    return render(
        request, "forums/appeal.html", {"appeal": made, "decision": made.decision, "may_decide": may_decide, "form": form}
    )
