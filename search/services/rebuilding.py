"""Make the whole index anew while searches go on, and compare it with what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from clearinghouse.core.progress import Progress, no_progress
from search.backends import server
from search.documents import kinds
from search.models import IndexRow
from search.services.indexing import refresh

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
    objects = {(name, object_id) for name, kind in kinds().items() for object_id in kind.object_ids()}
    rows = IndexRow.objects.filter(kind__in=list(kinds())).values_list("kind", "object_id")
    return sorted(objects | set(rows))


def rebuild(progress: Progress = no_progress) -> int:
    """Refresh every row, then fill a new index on the search server beside the old and swap. Returns the rows in the index.

    Searches go on in the old index; writes go to both. Raises TemporarilyUnavailable where the server does not answer: then the
    old index stays as it is.
    """
    refresh_all(progress)
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
    while rows := list(
        islice(IndexRow.objects.filter(pk__gt=last, is_removed=False).order_by("pk").prefetch_related("facet_values"), BATCH)
    ):
        yield rows
        last = rows[-1].pk


def check() -> Difference:
    """Compare objects with rows, and rows with the search server by id, version and audience. Changes nothing."""
    objects = {(name, object_id) for name, kind in kinds().items() for object_id in kind.object_ids()}
    held = IndexRow.objects.filter(is_removed=False)
    rows = {(kind, object_id): audience for kind, object_id, audience in held.values_list("kind", "object_id", "audience")}
    differing = objects ^ set(rows)
    differing |= {key for key in objects & set(rows) if audience_now(*key) != rows[key]}
    return Difference(tuple(sorted(differing)), differing_copies() if server() is not None else ())


def audience_now(kind: str, object_id: str) -> str:
    """The audience key that an object carries now."""
    document = kinds()[kind].build(object_id)
    return document.audience if document else "nobody"


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


def mend_copies(backend: SearchBackend, row_ids: tuple[int, ...]) -> None:
    """Write these rows to the search server under versions that nothing it remembers can outbid, and remove copies of no row.

    A server that outlived a restored database holds newer versions than the rows, and remembers deletions with theirs.
    """
    from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

    held = indices.held_copies()
    rows = list(IndexRow.objects.filter(pk__in=row_ids).prefetch_related("facet_values"))
    for row in rows:
        row.version = max(row.version, held.get(row.pk, (0, ""))[0]) + OUTBID
        IndexRow.objects.filter(pk=row.pk, version__lt=row.version).update(version=row.version)
    backend.write(rows)
    indices.forget(set(row_ids) - {row.pk for row in rows})
