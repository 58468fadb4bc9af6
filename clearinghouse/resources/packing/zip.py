"""A collection as a zip, made while it is sent: it never lies whole in memory or on disk."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.text import slugify

from clearinghouse.resources.models import LinkPage, ResourcePage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clearinghouse.resources.models import Collection, CollectionEntry

# Documents beyond it are named with their addresses instead: a slow line would not bring them.
MOST_BYTES = 50 * 1024 * 1024
CHUNK = 64 * 1024
STYLE = "css/brief.css"


class Pipe(io.RawIOBase):
    """What the zip writes, until it is sent on."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        super().__init__()
        self.held = bytearray()

    def writable(self) -> bool:
        """It can only be written to, from beginning to end."""
        return True

    def write(self, data: Any) -> int:
        """Keep these bytes until they are taken."""
        self.held += data
        return len(data)

    def take(self) -> bytes:
        """The bytes since the last time."""
        taken = bytes(self.held)
        self.held.clear()
        return taken


@dataclass
class Packed:
    """One entry as it goes into the zip."""

    entry: CollectionEntry
    page: ResourcePage
    name: str
    documents: list[Any] = field(default_factory=list)
    left_out: list[Any] = field(default_factory=list)
    inside: list[tuple[str, Any]] = field(default_factory=list)


def packed(entries: Sequence[CollectionEntry], *, most_bytes: int = MOST_BYTES) -> list[Packed]:
    """What goes into the zip, with the documents that fit. Read before the first byte is sent."""
    pages, room = [], most_bytes
    specific = {page.pk: page for page in ResourcePage.objects.filter(pk__in=[entry.page_id for entry in entries]).specific()}
    for number, entry in enumerate(entries, start=1):
        page = specific[entry.page_id]
        one = Packed(entry, page, f"{number:02}-{slugify(page.title)[:60] or 'resource'}", documents_of(page))
        for document in one.documents:
            size = size_of(document)
            fits = size is not None and size <= room
            room -= size if size is not None and fits else 0
            if fits:
                one.inside.append((f"documents/{one.name}/{document.pk}-{document.filename}", document))
            else:
                one.left_out.append(document)
        pages.append(one)
    return pages


def documents_of(page: ResourcePage) -> list[Any]:
    """The documents kept here that a page offers, each once."""
    offered = [page.document] if isinstance(page, LinkPage) and page.document else []
    offered += [block.value["document"] for block in page.body if block.block_type == "document" and block.value["document"]]
    return list({document.pk: document for document in offered}.values())


def size_of(document: Any) -> int | None:
    """Its bytes; None where the file is not there."""
    try:
        return int(document.file.size)
    except OSError:
        return None


def zip_of(collection: Collection, pages: Sequence[Packed]) -> Iterator[bytes]:
    """The zip, piece by piece: a list, a brief of each resource, the documents, and who allows what."""
    pipe = Pipe()
    words = {"collection": collection, "pages": pages, "site_url": settings.SITE_URL.rstrip("/"), "site_name": settings.SITE_NAME}
    with zipfile.ZipFile(pipe, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", render_to_string("resources/collections/pack/index.html", words))
        archive.writestr("brief.css", style())
        for one in pages:
            archive.writestr(f"{one.name}.html", render_to_string("resources/collections/pack/brief.html", {**words, "one": one}))
            yield pipe.take()
        for name, document in (pair for one in pages for pair in one.inside):
            yield from written(archive, pipe, name, document)
        archive.writestr("LICENSES.txt", render_to_string("resources/collections/pack/licenses.txt", words))
    yield pipe.take()


def written(archive: zipfile.ZipFile, pipe: Pipe, name: str, document: Any) -> Iterator[bytes]:
    """One document, a piece at a time."""
    with document.file.open("rb") as source, archive.open(name, "w") as target:
        while piece := source.read(CHUNK):
            target.write(piece)
            yield pipe.take()


def style() -> str:
    """The look of the briefs."""
    found = finders.find(STYLE)
    if not found:
        return ""
    return Path(str(found)).read_text(encoding="utf-8")
