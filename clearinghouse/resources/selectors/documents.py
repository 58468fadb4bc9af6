"""The words of documents, for search and for editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.resources.enums import FileKind, ReadingState
from clearinghouse.resources.models import DocumentReading, DocumentText, FileUse

if TYPE_CHECKING:
    from wagtail.documents.models import AbstractDocument

MOST_CHARACTERS = 300_000  # of one resource's documents: about 120 pages


@dataclass(frozen=True)
class PageText:
    """The words of one page and its number; 0 for files without pages of their own."""

    text: str
    page: int


def texts_on(page_id: int) -> list[PageText]:
    """The words of the documents that a page uses as it is published, up to MOST_CHARACTERS. One query.

    They belong to that page alone: who may not see it is never to find them by another.
    """
    used = FileUse.objects.filter(kind=FileKind.DOCUMENT, page=page_id).values("file_id")
    found, left = [], MOST_CHARACTERS
    texts = DocumentText.objects.filter(document__in=used).order_by("document", "page").select_related("document")
    for text in texts.iterator(chunk_size=50):
        if left <= 0:
            break
        is_pdf = text.document.file_extension.lower() == "pdf"
        found.append(PageText(text.text[:left], text.page if is_pdf else 0))
        left -= len(text.text)
    return found


def pages_using(document_id: int) -> list[int]:
    """The ids of the pages that use a document. One query."""
    return list(FileUse.objects.filter(kind=FileKind.DOCUMENT, file_id=document_id).values_list("page_id", flat=True))


def words_about(document: AbstractDocument) -> str:
    """What editors are told of the words of a document; nothing for kinds that are not read."""
    reading = DocumentReading.objects.filter(document=document).first()
    if reading is None:
        return ""
    if reading.state == ReadingState.WAITING:
        return "Its words are being read. In a moment search finds the resources that use it by them."
    if reading.state == ReadingState.UNREADABLE or reading.note:
        return reading.note
    return "Search finds the resources that use it by its words."
