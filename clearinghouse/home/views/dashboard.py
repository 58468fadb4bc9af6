from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.pagination import number_asked
from clearinghouse.home import selectors

if TYPE_CHECKING:
    from django.http import HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest


@never_cache
@require_safe
@login_required
def show_dashboard(request: SignedInRequest) -> HttpResponse:
    page = number_asked(request.GET.get("page"))
    dashboard = selectors.dashboard_of(request.user, only=request.GET.get("kind", "")[:50], page=page)
    return render(request, "home/dashboard.html", {"dashboard": dashboard, "here": request.get_full_path()})
