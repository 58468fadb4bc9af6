"""Which backend answers: Elasticsearch where it is configured and well, else the database in the same request."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from clearinghouse.core.errors import TemporarilyUnavailable
from search.backends.breaker import Breaker
from search.backends.database import DatabaseBackend
from search.backends.postgresql import PostgresqlMatching
from search.backends.sqlite import SqliteMatching

if TYPE_CHECKING:
    from search.backends.base import Found
    from search.backends.elasticsearch import ElasticsearchBackend
    from search.query import SearchQuery

log = logging.getLogger(__name__)
breaker = Breaker()


@cache
def database() -> DatabaseBackend:
    """The backend of the database in use; it answers whenever pages do."""
    return DatabaseBackend(SqliteMatching() if connection.vendor == "sqlite" else PostgresqlMatching())


def server() -> ElasticsearchBackend | None:
    """The search server, where one is configured."""
    if not settings.ELASTICSEARCH["hosts"]:
        return None
    from search.backends.elasticsearch import ElasticsearchBackend  # noqa: PLC0415 -- its client takes long to import and is not always used

    return ElasticsearchBackend()


def answer(query: SearchQuery, *, after: str = "") -> Found:
    """The answer to a query. A server that does not answer in time costs one short wait, then the database answers.

    `after` names the backend that answered the page's query before this one: no page waits twice for one server.
    """
    backend = None if after == DatabaseBackend.name else server()
    if backend is not None and breaker.may_ask():
        try:
            found = backend.search(query)
        except TemporarilyUnavailable as error:
            breaker.failed()
            log.warning("Search fell back to the database: %s", error)
        else:
            breaker.succeeded()
            return replace(found, by=backend.name)
    return replace(database().search(query), by=DatabaseBackend.name)
