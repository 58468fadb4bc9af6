"""What a file is, by what is in it and not by its name: pictures are made anew without what cameras write into them, documents are of a short list."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

from PIL import Image, ImageOps, UnidentifiedImageError

from forums.enums import FileKind
from forums.errors import FileRefused

MEGABYTE = 1024 * 1024
MOST_BYTES = {FileKind.PICTURE: 10 * MEGABYTE, FileKind.DOCUMENT: 5 * MEGABYTE}
MOST_PIXELS = 50_000_000
LONGEST_SIDE, PREVIEW_SIDE = 2000, 480
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LONGEST_NAME = 80
PDF, TEXT = "application/pdf", "text/plain"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_WORDS, OPEN_SLIDES = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.presentation"
ENDINGS = {PDF: "pdf", TEXT: "txt", WORDS: "docx", SLIDES: "pptx", OPEN_WORDS: "odt", OPEN_SLIDES: "odp"}
PARTS = {"word/document.xml": WORDS, "ppt/presentation.xml": SLIDES}
TABLES = ("xl/workbook.xml", "application/vnd.oasis.opendocument.spreadsheet")
NO_TABLE = "A table of numbers easily tells of single students. Write what it says, or make a PDF of the part that does not."
UNKNOWN = "This is no kind of file that is taken here. Pictures (JPEG, PNG, WebP, GIF), PDF, Word, PowerPoint, OpenDocument and plain text are."


@dataclass(frozen=True)
class Taken:
    """A file as it is kept. `preview` is a small JPEG of a picture."""

    kind: FileKind
    name: str
    content: bytes
    content_type: str
    width: int = 0
    height: int = 0
    preview: bytes = b""


def taken(upload: Any) -> Taken:
    """An upload as it is kept. Raises FileRefused with what to do."""
    name = str(upload.name or "")
    if (upload.size or 0) > max(MOST_BYTES.values()):
        raise too_large(FileKind.PICTURE)
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            return taken_picture(picture, name)
    except UnidentifiedImageError:
        pass
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError) as broken:
        raise FileRefused("This picture cannot be read. Save it anew and choose it again.") from broken
    upload.seek(0)
    return taken_document(upload, name)


def too_large(kind: FileKind) -> FileRefused:
    """How large such a file may be."""
    return FileRefused(f"The file is too large: a {kind.label.lower()} may have {MOST_BYTES[kind] // MEGABYTE} MB.")


def taken_picture(picture: Image.Image, name: str) -> Taken:
    """A picture painted anew, upright and no larger than a screen: nothing of the old file but what it shows."""
    if picture.width * picture.height > MOST_PIXELS:
        raise FileRefused("The picture has too many pixels. Make it smaller and choose it again.")
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    mode = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
    clean = Image.new(mode, upright.size)
    clean.paste(upright.convert(mode))
    is_open = mode == "RGBA"
    content = written(clean, "PNG") if is_open else written(clean, "JPEG", quality=85)
    small = Image.new("RGB", clean.size, "white")
    small.paste(clean, mask=clean.getchannel("A") if is_open else None)
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    preview = written(small, "JPEG", quality=50)
    cleaned = clean_name(name, "png" if is_open else "jpg", "picture")
    return Taken(FileKind.PICTURE, cleaned, content, "image/png" if is_open else "image/jpeg", *clean.size, preview)


def written(picture: Image.Image, form: str, **options: int) -> bytes:
    """The bytes of a picture."""
    out = BytesIO()
    picture.save(out, form, optimize=True, **options)
    return out.getvalue()


def taken_document(upload: Any, name: str) -> Taken:
    """A document as it is."""
    if (upload.size or 0) > MOST_BYTES[FileKind.DOCUMENT]:
        raise too_large(FileKind.DOCUMENT)
    content = bytes(upload.read())
    content_type = type_of(content, name)
    return Taken(FileKind.DOCUMENT, clean_name(name, ENDINGS[content_type], "file"), content, content_type)


def type_of(content: bytes, name: str) -> str:
    """What kind of document this is. Raises FileRefused for any other."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return type_of_package(BytesIO(content))
    if name.lower().endswith((".csv", ".tsv", ".xls")):
        raise FileRefused(NO_TABLE)
    try:
        words = content.decode()
    except UnicodeDecodeError as broken:
        raise FileRefused(UNKNOWN) from broken
    if not name.lower().endswith((".txt", ".md")) or not words.strip() or re.search(r"[\x00-\x08\x0e-\x1f]", words):
        raise FileRefused(UNKNOWN)
    return TEXT


def type_of_package(content: IO[bytes]) -> str:
    """What an office program has packed. What holds programs of its own is refused."""
    try:
        with zipfile.ZipFile(content) as package:
            names = set(package.namelist())
            said = package.open("mimetype").read(LONGEST_NAME).decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, EOFError) as broken:
        raise FileRefused(UNKNOWN) from broken
    if said in TABLES or TABLES[0] in names:
        raise FileRefused(NO_TABLE)
    found = next((kind for part, kind in PARTS.items() if part in names), said)
    if found not in ENDINGS or any(PurePath(part).name.lower() == "vbaproject.bin" or part.startswith("Basic/") for part in names):
        raise FileRefused(UNKNOWN)
    return found


def clean_name(name: str, ending: str, otherwise: str) -> str:
    """A name of letters, digits and spaces, with the ending of what the file is."""
    stem = re.sub(r"[^\w \-]+", " ", PurePath(name.replace("\\", "/")).stem)
    return f"{' '.join(stem.split())[:LONGEST_NAME].strip() or otherwise}.{ending}"
