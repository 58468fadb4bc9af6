from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from forums.enums import Rhythm
from forums.services.letters import read_stop_token, stop
from forums.services.wishes import read_stop_letters, set_rhythm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@csrf_exempt  # the signed link is the permission; mail programs post to it without a cookie (RFC 8058)
@never_cache
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    found = read_stop_token(token)
    if found is None:
        return render(request, "notifications/unsubscribe_unknown.html", status=404)
    if request.method == "POST":
        stop(*found)
    return render(request, "forums/stop.html", {"is_done": request.method == "POST"})


@csrf_exempt  # as above
@never_cache
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    person = read_stop_letters(token)
    if person is None:
        return render(request, "notifications/unsubscribe_unknown.html", status=404)
    if request.method == "POST":
        set_rhythm(person, rhythm=Rhythm.NONE)
    return render(request, "forums/mail/stop.html", {"is_done": request.method == "POST"})
