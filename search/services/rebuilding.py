"""Make the whole index anew while searches go on, and compare it with what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from clearinghouse.core.enums import OutboxState
from clearinghouse.core.models import OutboxMessage
from clearinghouse.core.progress import Progress, no_progress
from search.backends import server
from search.documents import kinds
from search.models import IndexRow
from search.services.indexing import PUSH, REFRESH, refresh
from search.services.words import count_missing

if TYPE_CHECKING:
    from search.backends.base import SearchBackend

BATCH = 500
OUTBID = 1000


@dataclass(frozen=True)
class Difference:
    """What `check` found: rows that their objects no longer agree with, and rows that the search server holds otherwise."""

    rows: tuple[tuple[str, str], ...] = ()
    copies: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.rows or self.copies)


def refresh_all(progress: Progress = no_progress) -> int:
    """Make every row agree with its object; rows of objects that are gone are emptied. Returns how many rows changed."""
    wanted = everything()
    changed = 0
    for number, (kind, object_id) in enumerate(wanted, start=1):
        changed += refresh(kind, object_id)
        progress("Reading the library", number, len(wanted))
    return changed


def everything() -> list[tuple[str, str]]:
    """Kind and id of all that is or was in the index or belongs there."""
    rows = IndexRow.objects.filter(kind__in=list(kinds())).values_list("kind", "object_id")
    return sorted(audiences_now().keys() | set(rows))


def rebuild(progress: Progress = no_progress) -> int:
    """Refresh every row, then fill a new index on the search server beside the old and swap. Returns the rows in the index.

    Searches go on in the old index; writes go to both. Raises TemporarilyUnavailable where the server does not answer: then the
    old index stays as it is.
    """
    refresh_all(progress)
    count_missing()
    total = IndexRow.objects.filter(is_removed=False).count()
    if server() is not None:
        from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

        with indices.new_index() as index:
            fill(lambda rows: indices.write_to(index, rows), total, progress)
    return total


def fill(write: Callable[[list[IndexRow]], None], total: int, progress: Progress) -> None:
    """Write every row in batches."""
    done = 0
    for rows in batches():
        write(rows)
        done += len(rows)
        progress("Filling the search server", min(done, total), total)


def batches() -> Iterator[list[IndexRow]]:
    """All rows that are not removed, BATCH at a time, read as they are now."""
    last = 0
    while rows := list(IndexRow.objects.filter(pk__gt=last, is_removed=False).order_by("pk")[:BATCH]):
        yield rows
        last = rows[-1].pk


def check() -> Difference:
    """Compare objects with rows by id and audience, and rows with the search server by version too. Changes nothing.

    Cheap enough for every minute: one query for each kind, one for the rows, and one walk through the server's index.
    """
    objects, held = audiences_now(), IndexRow.objects.filter(is_removed=False)
    rows = {(kind, object_id): audience for kind, object_id, audience in held.values_list("kind", "object_id", "audience")}
    differing = {key for key in objects.keys() | rows.keys() if objects.get(key) != rows.get(key)}
    return Difference(tuple(sorted(differing)), differing_copies() if server() is not None else ())


def audiences_now() -> dict[tuple[str, str], str]:
    """The audience key of everything that belongs in the index, by kind and id."""
    return {(name, object_id): key for name, kind in kinds().items() for object_id, key in kind.audiences().items()}


def differing_copies() -> tuple[int, ...]:
    """Ids of rows that the search server lacks, holds too many, or holds in another version or audience."""
    from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

    held = indices.held_copies()
    rows = {
        pk: (version, audience)
        for pk, version, audience in IndexRow.objects.filter(is_removed=False).values_list("pk", "version", "audience")
    }
    return tuple(sorted(pk for pk in held.keys() | rows.keys() if held.get(pk) != rows.get(pk)))


def mend(difference: Difference) -> None:
    """Put right what `check` found."""
    for kind, object_id in difference.rows:
        refresh(kind, object_id)
    backend = server()
    if backend is not None and difference.copies:
        mend_copies(backend, difference.copies)


def heal() -> Difference:
    """Check and mend, and make an index where the search server has none. Returns what differed.

    While changes are on their way to the server nothing is compared: they would all differ, and arrive by themselves.
    """
    if OutboxMessage.objects.filter(topic__in=[REFRESH, PUSH], state__in=[OutboxState.WAITING, OutboxState.LEASED]).exists():
        return Difference()
    if server() is not None:
        from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

        if indices.are_missing():
            rebuild()
    difference = check()
    mend(difference)
    count_missing(BATCH)
    return difference


def mend_copies(backend: SearchBackend, row_ids: tuple[int, ...]) -> None:
    """Write these rows to the search server under versions that nothing it remembers can outbid, and remove copies of no row.

    A server that outlived a restored database holds newer versions than the rows, and remembers deletions with theirs.
    """
    from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

    held = indices.held_copies()
    rows = outbid(row_ids, {pk: version for pk, (version, _) in held.items()})
    backend.write(rows)
    indices.forget(set(row_ids) - {row.pk for row in rows})


def outbid(row_ids: tuple[int, ...], held: dict[int, int]) -> list[IndexRow]:
    """These rows under versions above their own and those held. Locked, so that each version stands for one state of its row."""
    with transaction.atomic():
        rows = list(IndexRow.objects.select_for_update().filter(pk__in=row_ids))
        for row in rows:
            row.version = max(row.version, held.get(row.pk, 0)) + OUTBID
        IndexRow.objects.bulk_update(rows, ["version"], batch_size=BATCH)
    return rows
