"""The door of the sockets: only our own pages may knock, and only where somebody lives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

if TYPE_CHECKING:
    from clearinghouse.core.serving.asgi_types import Application, Receive, Scope, Send


@dataclass(frozen=True)
class OwnPagesOnly:
    """Refuses a socket whose Origin is missing, null or of another site.

    Browsers send cookies with sockets to any site; the Origin header alone tells who asks.
    """

    application: Application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from our own pages."""
        if comes_from_own_page(scope):
            await self.application(scope, receive, send)
        else:
            await refuse(scope, receive, send)


def comes_from_own_page(scope: Scope) -> bool:
    """Whether the Origin is the very host and port that the socket was opened to, and that host is one of ours."""
    headers = {name: value.decode("latin1").lower() for name, value in scope["headers"] if name in (b"origin", b"host")}
    host = headers.get(b"host", "")
    try:
        origin = urlsplit(headers.get(b"origin", ""))
    except ValueError:
        return False
    domain, _ = split_domain_port(host)
    own_host = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return own_host and origin.scheme in ("http", "https") and origin.netloc == host


async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Close before the handshake is done; the browser sees 403."""
    await receive()
    await send({"type": "websocket.close", "code": 4404})
