"""Pages: Django's WSGI handler behind a bridge of threads, with requests cleaned of what WSGI cannot carry."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from a2wsgi import WSGIMiddleware

if TYPE_CHECKING:
    from clearinghouse.core.serving.asgi_types import Application, Receive, Scope, Send

SHORT_BODY_BYTES = 64 * 1024
READ = "clearinghouse.body"


def pages(wsgi_application: Any, *, threads: int) -> Application:
    """The ASGI application that answers pages in this many threads. A form is read before it gets one: a slow line holds none."""
    bridge: Any = WSGIMiddleware(with_body(wsgi_application), workers=threads)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        scope = clean(scope)
        if is_short(scope):
            scope[READ] = await whole(receive)
            if scope[READ] is None:
                return
        await bridge(scope, receive, send)

    return answer


def is_short(scope: Scope) -> bool:
    """Whether the request says that it has a body, and that it is no file."""
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return length.isdigit() and len(length) < 10 and 0 < int(length) <= SHORT_BODY_BYTES


async def whole(receive: Receive) -> bytes | None:
    """The body, once all of it is there; None where whoever sends it has gone."""
    parts, has_more = [], True
    while has_more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        has_more = message.get("more_body", False)
    return b"".join(parts)


def with_body(wsgi_application: Any) -> Any:
    """The application with the body that was read beforehand, where one was."""

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        body = environ["asgi.scope"].get(READ)
        if body is not None:
            environ["wsgi.input"] = BytesIO(body)
        return wsgi_application(environ, start_response)

    return application


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
