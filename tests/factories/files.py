"""Uploaded pictures and documents."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
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
