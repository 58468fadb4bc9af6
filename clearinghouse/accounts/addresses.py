"""Where a request comes from, behind as many proxies as we trust."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 -- stands for an address that is not known; nothing listens there


def client_address(request: HttpRequest) -> str:
    """The visitor's address: what the outermost of our TRUSTED_PROXY_COUNT proxies saw. Anything said before that may be made up."""
    said = request.headers.get("X-Forwarded-For", "").split(",") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else []
    hops = [hop.strip() for hop in [*said, request.META.get("REMOTE_ADDR", "")] if hop.strip()]
    seen = hops[-(settings.ALLAUTH_TRUSTED_PROXY_COUNT + 1) :]
    return plain_address(seen[0]) if seen else UNKNOWN


def plain_address(text: str) -> str:
    """An IP address without port or brackets; UNKNOWN where it is none."""
    for candidate in (text, text.rpartition(":")[0].strip("[]"), text.strip("[]")):
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return UNKNOWN
