"""What administrators read of mail that came in, beside the outbox of what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from forums.policies import can_read_arrivals
from forums.selectors.arrivals import arrivals_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
def incoming(request: SignedInRequest) -> HttpResponse:
    if not can_read_arrivals(request.user):
        raise Http404
    context = {
        "arrivals": arrivals_of(),
        "page_title": "Incoming mail",
        "header_title": "Incoming mail",
        "header_icon": "mail",
    }
    return render(request, "forums/cms/incoming.html", context)


urlpatterns = [path("", incoming, name="incoming_mail_report")]
