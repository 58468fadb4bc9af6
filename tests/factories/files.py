"""Uploaded pictures and documents."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file


def document(title: str = "plan", content: bytes = b"a plan", ending: str = "txt") -> Any:
    return get_document_model().objects.create(title=title, file=ContentFile(content, name=f"{title}.{ending}"))


def image(title: str = "school") -> Any:
    return get_image_model().objects.create(title=title, file=get_test_image_file(filename=f"{title}.png"))


def picture_block(chosen: Any) -> dict[str, Any]:
    """A picture in the body of a resource."""
    value = {"image": {"image": chosen.pk, "decorative": True, "alt_text": ""}, "caption": "", "credit": "", "width": "column"}
    return {"type": "picture", "value": value}


def document_block(chosen: Any) -> dict[str, Any]:
    """A document in the body of a resource."""
    return {"type": "document", "value": {"document": chosen.pk, "title": "The plan", "note": ""}}


def pdf(*pages: str) -> bytes:
    """A PDF with one line of words on each page."""
    numbers = range(len(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in numbers)}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, words in enumerate(pages):
        drawn = f"BT /F1 12 Tf 40 700 Td ({words}) Tj ET" if words else ""
        used = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {used} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF".encode()


def archive(**parts: str) -> bytes:
    """A ZIP of texts; `__` in a name stands for a slash and `_` before the ending for a point."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


def picture_upload(name: str = "IMG 0042.JPG", *, size: tuple[int, int] = (640, 480), form: str = "JPEG", mode: str = "RGB") -> Any:
    """A picture as a phone sends it, with where and when it was taken."""
    exif = Image.Exif()
    exif[0x010F], exif[0x9003], exif[0x0112] = "Planted phone", "2026:11:26 08:00:00", 6
    out = io.BytesIO()
    Image.new(mode, size, "teal").save(out, form, **({"exif": exif, "comment": b"Planted"} if form == "JPEG" else {}))
    return SimpleUploadedFile(name, out.getvalue())


def office_upload(name: str, *parts: str, mimetype: str = "") -> Any:
    """A package as office programs write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        if mimetype:
            package.writestr("mimetype", mimetype)
        for part in parts:
            package.writestr(part, "words")
    return SimpleUploadedFile(name, out.getvalue())
