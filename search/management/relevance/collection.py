"""Measure with a collection that is not ours, in a place of its own that leaves nothing behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from search.backends import database, server
from search.documents import SearchDocument
from search.management.relevance.measuring import Measured, asking, measure
from search.management.relevance.questions import documents_of, questions_of
from search.models import IndexRow, Misspelling, Word
from search.services.indexing import store
from search.services.rebuilding import fill

if TYPE_CHECKING:
    from pathlib import Path

    from clearinghouse.core.progress import Progress

KIND = AUDIENCE = "collection"
PATIENCE = 10.0


def measure_collection(folder: Path, progress: Progress) -> list[Measured]:
    """The figures of every backend for the collection in this folder. Raises Unreadable, TemporarilyUnavailable.

    In the database all happens in one transaction that is rolled back: the library's rows and words make room, the collection's are written by
    the product's own indexing code, and afterwards, or should this process die, everything is as it was. The search server gets an
    index under another name, which is deleted.
    """
    questions = questions_of(folder)
    with transaction.atomic():
        try:
            for model in (IndexRow, Word, Misspelling):
                model._default_manager.all().delete()
            names = index(folder, progress)
            keys = frozenset({AUDIENCE})
            rows = measure(database(), questions, asking(database(), names, keys))
            backend = server()
            if backend is not None:
                with index_of_its_own(len(names), progress):
                    rows += measure(backend, questions, asking(backend, names, keys))
        finally:
            transaction.set_rollback(True)
    return rows


def index(folder: Path, progress: Progress) -> dict[int, str]:
    """Write every document's row; returns their names by row."""
    names = {}
    documents = list(documents_of(folder))
    for number, entry in enumerate(documents, start=1):
        row = IndexRow.objects.create(kind=KIND, object_id=str(number), is_removed=True)
        store(row, document_of(entry, str(number)))
        names[row.pk] = entry["id"]
        progress("Indexing the collection", number, len(documents))
    return names


def document_of(entry: dict[str, str], object_id: str) -> SearchDocument:
    """A document of the collection as one of ours."""
    return SearchDocument(KIND, object_id, AUDIENCE, title=entry["title"], url=f"/{object_id}/", body=entry["text"])


@contextmanager
def index_of_its_own(total: int, progress: Progress) -> Iterator[None]:
    """Searches go to an index under another name, which holds the rows of now and is gone afterwards."""
    from search.backends import indices  # noqa: PLC0415 -- the server's client takes long to import

    usual = settings.ELASTICSEARCH
    settings.ELASTICSEARCH = {**usual, "prefix": f"{usual['prefix']}-measured-{os.getpid()}", "timeout": PATIENCE}
    try:
        with indices.new_index() as name:
            fill(lambda rows: indices.write_to(name, rows), total, progress)
        yield
    finally:
        indices.remove_all()
        settings.ELASTICSEARCH = usual
