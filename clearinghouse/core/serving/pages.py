"""Pages: Django's WSGI handler behind a bridge of threads, with requests cleaned of what WSGI cannot carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from a2wsgi import WSGIMiddleware

if TYPE_CHECKING:
    from clearinghouse.core.serving.asgi_types import Application, Receive, Scope, Send


def pages(wsgi_application: Any, *, threads: int) -> Application:
    """The ASGI application that answers pages in this many threads."""
    bridge: Any = WSGIMiddleware(wsgi_application, workers=threads)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await bridge(clean(scope), receive, send)

    return answer


def clean(scope: Scope) -> Scope:
    """Write raw bytes of the query as percent signs, and drop header names that WSGI would mistake for others.

    `X_Forwarded_Proto` and `X-Forwarded-Proto` become one name in WSGI, and only the second is set by a proxy that we trust.
    """
    query = scope["query_string"]
    return {
        **scope,
        "query_string": query if query.isascii() else quote(query, safe="%&=+;/?:@!$'()*,~").encode(),
        "headers": [(name, value) for name, value in scope["headers"] if b"_" not in name],
    }
