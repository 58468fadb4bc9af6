"""How the search server does. Without it searches are answered from the database, so that the site is degraded and never down."""

from __future__ import annotations

from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.health import NotWell, register
from search.backends import breaker, server

PATIENCE_SECONDS = 2.0


def search_server() -> str:
    """It answers, and the index that searches go to is there. Raises NotWell."""
    if server() is None:
        return "the database answers"
    from search.backends import indices  # noqa: PLC0415 -- its client takes long to import and is not always used

    try:
        documents = indices.count(PATIENCE_SECONDS)
    except TemporarilyUnavailable as error:
        raise NotWell(f"The database answers instead. {error}") from error
    if breaker.is_open:
        raise NotWell("It answers again; searches return to it within seconds.")
    return f"{documents} documents"


def register_all() -> None:
    """Called when search is ready."""
    register("search server", search_server, essential=False)
