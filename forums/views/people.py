"""What moderators decided about people, for those who keep the record and for the person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.accounts.models import User
from clearinghouse.core.views.returning import back_or
from clearinghouse.core.views.trying import tried
from forums.forms import SilenceForm
from forums.models import Decision
from forums.policies import can_keep_record
from forums.readers import reader_of
from forums.selectors.records import records_of
from forums.services.measures import end_silence, silence, warn_author
from forums.views.moderation import find

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def record(request: SignedInRequest, pk: int) -> HttpResponse:
    reader = reader_of(request.user)
    person = User.objects.filter(id=pk).first()
    records = records_of(person, reader) if person is not None else []
    if person is None or not records:
        raise Http404
    form = SilenceForm(request.POST or None, places=[one.district for one in records])
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        until = timezone.now() + timedelta(days=facts["days"])
        if tried(
            request, lambda: silence(person, district=facts["place"], until=until, reason=facts["reason"], actor=request.user)
        ):
            messages.success(request, f"{person} writes nothing there until the day you chose, and is told so.")
        return redirect("forums:person", person.pk)
    return render(
        request, "forums/person.html", {"person": person, "records": records, "form": form, "is_self": person == request.user}
    )


@require_POST
@login_required
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    found = Decision.objects.visible_to(request.user).select_related("person", "district").filter(id=pk).first()
    if found is None or not can_keep_record(reader_of(request.user), found.district_id):
        raise Http404
    if tried(request, lambda: end_silence(found, actor=request.user)):
        messages.success(request, f"{found.person} can write there again, and is told so.")
    return redirect("forums:person", found.person_id)


@require_POST
@login_required
def warn(request: SignedInRequest, pk: int) -> HttpResponse:
    post = find(request, pk)
    if tried(request, lambda: warn_author(post, reason=request.POST.get("reason", ""), actor=request.user)):
        messages.success(request, "Your message is on its way, with the post it is about.")
    return back_or(request, "forums:moderate", post.pk)
