"""The sizes in which pictures are sent, and how they are read in as few queries as may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.images.models import AbstractImage

FORMATS = ("avif", "webp", "jpeg")
# The crop or width of each place that shows pictures; templates name the same (tests hold them together).
LEAD = ("fill-640x320", "fill-1152x480", "fill-1920x800")
TEASER = ("fill-400x250", "fill-800x500")
COLUMN = ("width-400", "width-800", "width-1200")
WIDE = ("width-640", "width-1152", "width-1920")
THUMBNAIL = ("max-240x150",)
AS_UPLOADED = "original"


def with_renditions(images: Iterable[AbstractImage]) -> None:
    """Read all sizes made of these pictures in one query, where they are not read yet."""
    unread = [image for image in images if not hasattr(image, "prefetched_renditions")]
    if unread:
        sizes = get_image_model().get_rendition_model().objects.all()
        prefetch_related_objects(unread, Prefetch("renditions", queryset=sizes, to_attr="prefetched_renditions"))


def specs_of(crops: Iterable[str]) -> list[str]:
    """Each crop in each format, written as Wagtail's `picture` tag writes them: it finds only what was made under the same words."""
    return [AS_UPLOADED] * (AS_UPLOADED in crops) + [
        f"format-{kind}|{crop}" for crop in crops if crop != AS_UPLOADED for kind in FORMATS
    ]


def make_sizes(image: AbstractImage, crops: Iterable[str]) -> int:
    """Make what is lacking of these crops, so that no visitor waits for it. Returns how many there are."""
    return len(image.get_renditions(*specs_of(tuple(crops))))
