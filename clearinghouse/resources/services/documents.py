"""Read the words of uploaded documents, so that search finds them. A worker does it; each file is read once."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.documents import get_document_model

from clearinghouse.core import outbox
from clearinghouse.resources.enums import ReadingState
from clearinghouse.resources.models import DocumentReading, DocumentText
from clearinghouse.resources.reading import ENDINGS, Words, read_words
from clearinghouse.resources.signals import document_words_changed

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument

TOPIC = "resources.document"
MOST_BYTES = 50 * 1024 * 1024
CHUNK = 1 << 20
TOO_LARGE = "It is larger than 50 MB, so its words are not found by search. Upload a smaller copy."
GONE = "The file is missing from the store. Upload it again."


def note_upload(document: AbstractDocument) -> bool:
    """Have a document read where its file is new. The words of the file that it had before are forgotten at once.

    Returns whether there is anything to read.
    """
    if extension_of(document) not in ENDINGS:
        forget(document)
        return False
    with transaction.atomic():
        reading, is_new = DocumentReading.objects.get_or_create(document=document, defaults={"file_name": document.file.name})
        if not is_new and reading.file_name == document.file.name:
            return False
        forget_words(document)
        reading.file_name, reading.state, reading.note = document.file.name, ReadingState.WAITING, ""
        reading.save()
        outbox.enqueue(TOPIC, {"document": document.pk}, key=str(document.pk))
    return True


def forget(document: AbstractDocument) -> None:
    """A document of a kind that is not read, in place of one that was."""
    with transaction.atomic():
        if DocumentReading.objects.filter(document=document).delete()[0]:
            forget_words(document)


def forget_words(document: AbstractDocument) -> None:
    """Drop the words, and tell those who hold them."""
    if DocumentText.objects.filter(document=document).delete()[0]:
        document_words_changed.send(type(document), document_id=document.pk)


def extension_of(document: AbstractDocument) -> str:
    """The ending of the file's name in small letters."""
    return str(document.file_extension).lower()


def deliver(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of TOPIC."""
    for payload in payloads:
        read_document(payload["document"])


def read_document(pk: int) -> bool:
    """Read a document and keep its words. Returns whether it has any. A file that was replaced meanwhile is left to its own message."""
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None or extension_of(document) not in ENDINGS:
        return False
    words = words_of(document)
    with transaction.atomic():
        reading = DocumentReading.objects.select_for_update().filter(document=pk, file_name=document.file.name).first()
        if reading is None:
            return False
        DocumentText.objects.filter(document=pk).delete()
        texts = [DocumentText(document_id=pk, page=number, text=text) for number, text in enumerate(words.pages, start=1) if text]
        DocumentText.objects.bulk_create(texts, batch_size=100)
        reading.state = ReadingState.READ if texts else ReadingState.UNREADABLE
        reading.note, reading.read_at = words.note, timezone.now()
        reading.save()
        document_words_changed.send(type(document), document_id=pk)
    return bool(texts)


def words_of(document: AbstractDocument) -> Words:
    """The words of a document's file, wherever it is stored."""
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        copy = Path(folder) / "file"
        try:
            with document.file.storage.open(document.file.name) as source, copy.open("wb") as target:
                left = MOST_BYTES
                while left >= 0 and (piece := source.read(CHUNK)):
                    target.write(piece)
                    left -= len(piece)
        except FileNotFoundError:
            return Words(note=GONE)
        return Words(note=TOO_LARGE) if left < 0 else read_words(copy, extension_of(document))


def note_all_uploads() -> int:
    """Have every document read that was not. Returns how many that are."""
    return sum(note_upload(document) for document in get_document_model().objects.iterator(chunk_size=200))
