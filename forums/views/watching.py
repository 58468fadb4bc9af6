from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.errors import NotAllowed, RuleViolation
from clearinghouse.core.forms import refuse
from forums.enums import WatchedAction
from forums.forms import WatchForm
from forums.models import WatchedWord
from forums.readers import reader_of
from forums.selectors.watching import lists_for, places_kept
from forums.services.watching import stop_watching, watch_for

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def words(request: SignedInRequest) -> HttpResponse:
    reader = reader_of(request.user)
    places = places_kept(reader)
    if not places:
        raise Http404
    form = WatchForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid() and added(request, form):
        messages.success(request, "These words are watched for from now on, in new posts and in changes.")
        return redirect("forums:words")
    return render(request, "forums/watched_words.html", {"lists": lists_for(reader, places), "form": form})


def added(request: SignedInRequest, form: WatchForm) -> bool:
    """Whether the words are on the list; what is wrong with them stands in the form."""
    facts = form.cleaned_data
    try:
        action = WatchedAction(facts["action"])
        watch_for(facts["phrases"].splitlines(), action=action, district=facts["place"], actor=request.user)
    except NotAllowed:
        raise
    except RuleViolation as no:
        refuse(form, no)
    except ValidationError as wrong:
        form.add_error("phrases", wrong.messages)  # type: ignore[arg-type]  # a list is as good
    return form.is_valid()


@require_POST
@login_required
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    word = WatchedWord.objects.visible_to(request.user).filter(id=pk).first()
    if word is None:
        raise Http404
    stop_watching(word, actor=request.user)
    messages.success(request, f"“{word}” is watched for no longer.")
    return redirect("forums:words")
