"""Making the file of all public records: written beside the old one, and in its place only when it is whole."""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.utils import timezone

from clearinghouse.core.content_changes import content_changed
from clearinghouse.exchange.formats.records import record_line
from clearinghouse.exchange.selectors.bulk import Export, export_folder, last_export, manifest_path, public_ids, public_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.exchange.formats.records import Record

# The one before the last stays for those who are just fetching it.
FILES_KEPT = 2


@dataclass
class Summing:
    """A stream that counts and sums what goes through it."""

    stream: IO[bytes]
    size: int = 0
    sum: Any = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> int:
        """Write, and remember what was written."""
        self.size += len(data)
        self.sum.update(data)
        return self.stream.write(data)

    def flush(self) -> None:
        """Pass it on."""
        self.stream.flush()


def keep_export_fresh() -> Export | None:
    """Make the file where there is none, where it is a day old, and where something in it is no longer for everybody.

    Returns the file made, or None where nothing was to be done or another worker is at it.
    """
    export = last_export()
    if export and not export.is_stale and export.ids <= public_ids():
        return None
    return export_records()


def export_records() -> Export | None:
    """Write all public records, whatever stands there. Returns the file, or None while another worker is at it.

    The same records make the same file, byte for byte. Whoever reads meanwhile gets the old file or the new one, whole.
    """
    folder = export_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder) as is_alone:
        return written(folder) if is_alone else None


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else is writing. The lock goes with the process that holds it, however that ends."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        for left_behind in folder.glob("*.part"):
            left_behind.unlink(missing_ok=True)
        yield True


def written(folder: Path) -> Export:
    """The new file with its note, and the folder without what is older."""
    at = timezone.now()
    with part_of(folder) as part:
        summing = Summing(part)
        ids = write_records(summing, public_records())
        checksum = summing.sum.hexdigest()
        file = put_in_place(part, folder / f"records-{checksum[:16]}.jsonl.gz")
    note = {"file": file.name, "checksum": checksum, "size": summing.size, "made_at": at.isoformat(), "ids": ids}
    with part_of(folder) as part:
        part.write(json.dumps(note).encode())
        put_in_place(part, manifest_path())
    forget_older(folder, file)
    content_changed()  # pages that tell the checksum are kept for visitors
    return Export(file, checksum, summing.size, at, frozenset(ids))


@contextmanager
def part_of(folder: Path) -> Iterator[IO[bytes]]:
    """A file under a name that nobody asks for. What was not put in its place is gone at the end."""
    with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        try:
            yield part
        finally:
            Path(part.name).unlink(missing_ok=True)


def put_in_place(part: IO[bytes], goal: Path) -> Path:
    """Give a whole file its name, once the disk has it."""
    part.flush()
    os.fsync(part.fileno())
    Path(part.name).replace(goal)
    return goal


def forget_older(folder: Path, newest: Path) -> None:
    """Delete all files but the newest and those before it that are kept."""
    files = sorted(folder.glob("records-*.jsonl.gz"), key=lambda file: (file == newest, file.stat().st_mtime), reverse=True)
    for file in files[FILES_KEPT:]:
        file.unlink(missing_ok=True)


def write_records(stream: Any, records: Iterable[Record]) -> list[int]:
    """Write the records packed, one on each line; returns the ids of their pages."""
    ids = []
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        for record in records:
            packed.write(record_line(record).encode())
            ids.append(record.page.pk)
    return ids
