from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from clearinghouse.core.forms import saved
from pd_events.forms import MessageForm
from pd_events.selectors.messages import districts_on, messages_on, people_in
from pd_events.services.messages import send_message
from pd_events.views.editing import find_date

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def messages(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write, look at it once more, send; below stands what was sent before."""
    date = find_date(request, pk)
    form = MessageForm(request.POST or None, districts=districts_on(date), initial={"key": uuid.uuid4().hex})
    context = {"date": date, "form": form, "sent": messages_on(date)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "pd_events/messages.html", context)
    words = dict(form.cleaned_data)
    key = words.pop("key")
    if request.POST.get("step") == "send":
        message = saved(form, lambda: send_message(date, facts=words, key=key, actor=request.user))
        if message is not None:
            told.success(request, f"Sent to {message.people} {'person' if message.people == 1 else 'people'}.")
            return redirect("pd_events:messages", pk)
        return render(request, "pd_events/messages.html", context)
    people = people_in(date, words["group"], words["district"])
    is_back = request.POST.get("step") == "change"
    return render(request, "pd_events/messages.html" if is_back else "pd_events/message_preview.html", context | {"people": people})
