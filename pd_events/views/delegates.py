from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from clearinghouse.core.forms import saved
from clearinghouse.districts.models import Delegation
from clearinghouse.districts.policies import coordinates
from clearinghouse.districts.services.delegations import end_delegation, name_delegate
from pd_events.forms import DelegateForm
from pd_events.selectors.decisions import could_stand_in, districts_coordinated_by, stand_ins_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@login_required
def delegates(request: SignedInRequest) -> HttpResponse:
    districts = districts_coordinated_by(request.user)
    if not districts:
        raise Http404
    today = timezone.localdate()
    form = DelegateForm(request.POST or None, places=could_stand_in(districts), initial={"first": today, "last": today})
    if request.method == "POST" and form.is_valid() and (made := named(request, form)):
        messages.success(request, f"{made.person} decides from {made.first:%B %-d} to {made.last:%B %-d, %Y}, and hears of it.")
        return redirect("pd_events:delegates")
    return render(request, "pd_events/delegates.html", {"form": form, "stand_ins": stand_ins_of(districts), "today": today})


def named(request: SignedInRequest, form: DelegateForm) -> Delegation | None:
    """What the service made of it; its no stands in the form."""
    place, first, last = (form.cleaned_data[name] for name in ("person", "first", "last"))
    made: Delegation | None = saved(
        form, lambda: name_delegate(place.district, person=place.user, first=first, last=last, actor=request.user)
    )
    return made


@require_POST
@login_required
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    delegation = get_object_or_404(Delegation.objects.select_related("person", "district"), pk=pk)
    end_delegation(delegation, actor=request.user)
    messages.success(request, f"{delegation.person} no longer decides on {delegation.district}’s requests.")
    return redirect("pd_events:delegates" if coordinates(request.user, delegation.district) else "pd_events:index")
