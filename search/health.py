"""How the search server does. Without it searches are answered from the database, so that the site is degraded and never down."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Min
from django.utils import timezone

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.health import NotWell, register
from clearinghouse.core.models import OutboxMessage
from search.backends import breaker, server
from search.services.indexing import PUSH, REFRESH

PATIENCE_SECONDS = 2.0
LONGEST_LAG = timedelta(minutes=1)
OPEN = (OutboxState.WAITING, OutboxState.LEASED, OutboxState.DEAD)


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


def index_backlog() -> str:
    """Changes reach the index soon, and none was given up. Raises NotWell."""
    open_ones = OutboxMessage.objects.filter(topic__in=[REFRESH, PUSH], state__in=OPEN)
    waiting = open_ones.exclude(state=OutboxState.DEAD).aggregate(number=Count("pk"), since=Min("created_at"))
    dead = open_ones.filter(state=OutboxState.DEAD).count()
    if dead:
        raise NotWell(f"{dead} changes could not be brought into the index. See the outbox report.")
    if waiting["number"] and timezone.now() - waiting["since"] > LONGEST_LAG:
        raise NotWell(f"{waiting['number']} changes wait for the index since {waiting['since']:%Y-%m-%d %H:%M} UTC.")
    return f"{waiting['number']} changes on their way"


def register_all() -> None:
    """Called when search is ready."""
    register("search index", index_backlog, essential=False)
    register("search server", search_server, essential=False)
