"""What search engines ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest

# Nothing secret: these need signing in, or are endless.
NOT_FOR_CRAWLERS = ("/account/", "/cms/", "/dashboard/", "/notifications/", "/search/", "/embed/", "/letters/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_CRAWLERS)]
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('home:sitemap')}"
    return HttpResponse("\n".join([*lines, "", f"Sitemap: {address}", ""]), content_type="text/plain; charset=utf-8")
