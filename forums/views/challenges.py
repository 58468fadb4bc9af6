from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from forums.readers import reader_of
from forums.selectors.challenges import ORDERS, challenge_board

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request.user)
    context = {
        "board": challenge_board(request.user, reader, request.GET.get("sort", "")),
        "orders": ORDERS,
        "is_member": reader.is_member,
    }
    return render(request, "forums/challenges.html", context)
