"""What lies in the storage without a row that names it: files of a transaction that was rolled back, or of a deletion that the storage missed."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.utils import timezone

from forums.models import BegunFile, PostFile
from forums.models.stored_file import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_AT_ONCE, ASKED_AT_ONCE = 500, 200
# A row is written long before a file is as old as this.
AGE = timedelta(days=1)


def remove_unnamed() -> int:
    """Remove files of posts and of what is begun that no row names and that are older than a day; how many went. A few hundred in one run."""
    gone = 0
    for name in islice(unnamed(), MOST_AT_ONCE):
        default_storage.delete(name)
        gone += 1
    return gone


def unnamed() -> Iterator[str]:
    """Names in the storage that no row has, of files older than a day; none where the storage lists nothing."""
    try:
        found = sorted(default_storage.listdir(FOLDER)[1])
    except (NotImplementedError, FileNotFoundError):
        return
    for start in range(0, len(found), ASKED_AT_ONCE):
        names = [f"{FOLDER}/{name}" for name in found[start : start + ASKED_AT_ONCE]]
        known = named(names)
        yield from (name for name in names if name not in known and is_old(name))


def named(names: Sequence[str]) -> set[str]:
    """Those that a row has. Four queries."""
    known: set[str] = set()
    for model in (PostFile, BegunFile):
        for field in ("file", "preview"):
            known.update(model.objects.filter(**{f"{field}__in": names}).values_list(field, flat=True))
    return known


def is_old(name: str) -> bool:
    """Whether it was stored more than a day ago; what is gone meanwhile is not."""
    try:
        return default_storage.get_modified_time(name) < timezone.now() - AGE
    except FileNotFoundError:
        return False
