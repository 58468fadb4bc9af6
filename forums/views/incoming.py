from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from forums.inbound.mails import MOST_BYTES
from forums.services.receiving import take

if TYPE_CHECKING:
    from django.http import HttpRequest

KINDS = ("message/rfc822", "application/octet-stream", "text/plain")


@csrf_exempt  # the secret is the permission; a mail server has no cookie
@never_cache
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    secret = settings.REPLY_MAIL_SECRET
    if not secret or not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {secret}"):
        raise Http404
    if request.content_type not in KINDS:
        return JsonResponse({"error": "Send the raw mail as message/rfc822."}, status=415)
    raw = request.read(MOST_BYTES + 1)
    return JsonResponse({"arrival": take(raw)})
