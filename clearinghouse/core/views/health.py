"""For those who run the site: is this process alive, is the site ready, what do the numbers say."""

from __future__ import annotations

import hmac
from dataclasses import asdict
from http import HTTPStatus
from ipaddress import ip_address

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clearinghouse.core.health import examine, state_of
from clearinghouse.core.health.metrics import exposition
from clearinghouse.settings.environment import env

FORWARDED = ("X-Forwarded-For", "X-Real-IP", "Forwarded")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of anybody else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether the site can serve people; what it found, for those who may know."""
    findings = examine()
    state = state_of(findings)
    answer: dict[str, object] = {"status": state}
    if may_see_details(request):
        answer["checks"] = [asdict(finding) for finding in findings]
    return JsonResponse(answer, status=HTTPStatus.SERVICE_UNAVAILABLE if state == "down" else HTTPStatus.OK)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_see_details(request):
        raise Http404
    return HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")


def may_see_details(request: HttpRequest) -> bool:
    """With the token, or from this very machine and through no proxy."""
    token = env.METRICS_TOKEN.get_secret_value()
    given = request.headers.get("Authorization", "")
    if token and hmac.compare_digest(given.encode("utf-8", "replace"), f"Bearer {token}".encode()):
        return True
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and not any(name in request.headers for name in FORWARDED)


def is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
