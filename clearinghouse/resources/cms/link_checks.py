"""The report of links in the CMS. Wagtail lets only editors in; who curates is the policies' to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from clearinghouse.core.pagination import paginate
from clearinghouse.districts.policies import Capability, can
from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import LinkCheck
from clearinghouse.resources.selectors.link_checks import link_counts, links_for
from clearinghouse.resources.services import link_checks as services
from clearinghouse.resources.tasks import check_links

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 50


@never_cache
@require_safe
def report(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    state, words = request.GET.get("state", ""), request.GET.get("words", "").strip()[:200]
    context = {
        "links": paginate(links_for(request.user, state=state, words=words), request.GET.get("page"), size=PAGE),
        "counts": link_counts(request.user),
        "states": LinkState.choices,
        "state": state,
        "words": words,
        "page_title": "Links",
        "header_title": "Links",
        "header_icon": "link",
    }
    return render(request, "resources/cms/links.html", context)


@require_POST
def check_again(request: SignedInRequest, pk: int) -> HttpResponse:
    check = get_object_or_404(LinkCheck.objects.visible_to(request.user), pk=pk)
    services.check_now(check, actor=request.user)
    transaction.on_commit(check_links)
    messages.success(request, f"{check.address} is asked anew. The answer stands here in a moment.")
    return redirect("link_report")


urlpatterns = [path("", report, name="link_report"), path("<int:pk>/check/", check_again, name="link_check_again")]
