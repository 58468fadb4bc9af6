"""Blocks for what is watched, heard or taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from clearinghouse.resources.blocks.choosers import DocumentChooser

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA = [("video", "Video"), ("audio", "Audio")]
WITHOUT_WORDS = "Add the transcript, or say that the video has captions. Without either, many cannot use it."


class MediaBlock(blocks.StructBlock):
    """A recording that stands elsewhere. WCAG 2.2, 1.2.1 and 1.2.2: captions for video, a transcript for sound alone."""

    title = blocks.CharBlock(max_length=120)
    kind = blocks.ChoiceBlock(choices=MEDIA, default="video")
    address = blocks.URLBlock(help_text="Where it can be played. It is linked, never loaded from another site by itself.")
    minutes = blocks.IntegerBlock(required=False, min_value=1, max_value=600, help_text="How long it is.")
    has_captions = blocks.BooleanBlock(required=False, label="It has captions")
    transcript = blocks.RichTextBlock(required=False, features=["bold", "italic", "ul"], help_text="What is said, in words.")

    def clean(self, value: Any) -> Mapping[str, Any]:
        cleaned: Mapping[str, Any] = super().clean(value)
        has_words = bool(cleaned["transcript"] and cleaned["transcript"].source.strip())
        if not has_words and not (cleaned["kind"] == "video" and cleaned["has_captions"]):
            raise StructBlockValidationError(block_errors={"transcript": ValidationError(WITHOUT_WORDS)})
        return cleaned

    class Meta:
        icon = "media"
        label = "Video or audio"
        template = "resources/blocks/media.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooser()
    title = blocks.CharBlock(max_length=120)
    note = blocks.CharBlock(required=False, max_length=250, help_text="What it is good for.")

    class Meta:
        icon = "doc-full"
        label = "Document"
        template = "resources/blocks/document.html"
