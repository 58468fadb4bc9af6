from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.home import selectors

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


class SignedInRequest(HttpRequest):
    user: User


@never_cache
@require_safe
@login_required
def show_dashboard(request: SignedInRequest) -> HttpResponse:
    return render(request, "home/dashboard.html", {"dashboard": selectors.dashboard_of(request.user)})
