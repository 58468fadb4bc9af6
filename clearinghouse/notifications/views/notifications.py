from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.pagination import paginate
from clearinghouse.core.views.returning import back_or
from clearinghouse.notifications.models import Notification
from clearinghouse.notifications.selectors import notifications_of, unread_count
from clearinghouse.notifications.services.reading import mark_read

if TYPE_CHECKING:
    from django.http import HttpRequest

    from clearinghouse.accounts.requests import SignedInRequest

PAGE = 30


@never_cache
@require_safe
@login_required
def index(request: SignedInRequest) -> HttpResponse:
    page = paginate(notifications_of(request.user), request.GET.get("page"), size=PAGE)
    return render(request, "notifications/index.html", {"page": page})


@never_cache
@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return JsonResponse({"error": "Sign in first."}, status=401)
    return JsonResponse({"unread": unread_count(request.user)})


@require_POST
@login_required
def open_one(request: SignedInRequest, pk: int) -> HttpResponse:
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    mark_read(request.user, pk=pk)
    return redirect(notification.url)


@require_POST
@login_required
def read_one(request: SignedInRequest, pk: int) -> HttpResponse:
    notification = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    mark_read(request.user, pk=notification.pk)
    return back_or(request, "notifications:index")


@require_POST
@login_required
def read_all(request: SignedInRequest) -> HttpResponse:
    newest = request.POST.get("up_to", "")
    if newest.isascii() and newest.isdigit() and len(newest) < 18:
        mark_read(request.user, up_to=int(newest))
    return redirect("notifications:index")
