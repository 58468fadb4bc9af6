"""What curators read of searches, in the CMS. Wagtail lets only editors in; who curates is the policies' to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.districts.policies import Capability, can
from search.selectors import asked as counted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
def report(request: SignedInRequest) -> HttpResponse:
    if not can(request.user, Capability.CURATE_LIBRARY):
        raise Http404
    context = {
        "empty": counted.empty_queries(),
        "refined": counted.refined_queries(),
        "unopened": counted.unopened_queries(),
        "clicks": counted.clicks_by_position(),
        "page_title": "Searches",
        "header_title": "Searches",
        "header_icon": "search",
    }
    return render(request, "search/cms/report.html", context)


urlpatterns = [path("", report, name="searches_report")]
