"""The sizes of a page's pictures, made before anybody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from clearinghouse.core import outbox
from clearinghouse.resources.blocks.sizes import AS_UPLOADED, COLUMN, LEAD, TEASER, THUMBNAIL, WIDE, make_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.images.models import AbstractImage

SIZES = "advocacy.picture_sizes"


def request_sizes(page_id: int) -> None:
    """Ask for the sizes of a page's pictures once the running transaction has committed."""
    outbox.enqueue(SIZES, {"page": page_id}, key=str(page_id))


def deliver_sizes(payloads: list[dict[str, Any]]) -> None:
    """The outbox's delivery of SIZES. A page that is gone by then has no pictures."""
    for payload in payloads:
        page = Page.objects.filter(pk=payload["page"]).first()
        for image, crops in pictures_of(page.specific) if page else ():
            make_sizes(image, crops)


def pictures_of(page: Any) -> Iterator[tuple[AbstractImage, tuple[str, ...]]]:
    """Each picture of a page with the crops in which it is shown."""
    if getattr(page, "picture", None):
        yield page.picture, (*LEAD, *TEASER)
    for block in getattr(page, "body", ()):
        if block.block_type == "picture" and block.value["image"]:
            yield block.value["image"], WIDE if block.value["width"] == "wide" else COLUMN
        if block.block_type == "downloads":
            yield from ((file["picture"], (AS_UPLOADED, *THUMBNAIL)) for file in block.value["files"] if file["picture"])
