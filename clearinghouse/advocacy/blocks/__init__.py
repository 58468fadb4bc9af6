"""What an editor builds a public page of. Each block has its template in `templates/advocacy/blocks/`."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from clearinghouse.advocacy.blocks.figures import FigureBlock, FiguresBlock
from clearinghouse.advocacy.blocks.links import CallToActionBlock, CardsBlock, DownloadsBlock, PartnersBlock, TeasersBlock
from clearinghouse.resources.blocks.pictures import PictureBlock
from clearinghouse.resources.blocks.words import HeadingBlock, ParagraphBlock, QuotationBlock, StepsBlock, TableBlock

NO_PART = "A point stands below a part. Make this a part of the page, or put a part before it."
WORDS, LIVE, ONWARD = "Words and pictures", "Live figures", "Ways onward"


class BodyBlocks(blocks.StreamBlock):
    """The blocks of every public page, in the order in which one needs them."""

    heading = HeadingBlock(group=WORDS)
    paragraph = ParagraphBlock(group=WORDS)
    picture = PictureBlock(group=WORDS)
    quotation = QuotationBlock(group=WORDS)
    steps = StepsBlock(group=WORDS)
    table = TableBlock(group=WORDS)
    figure = FigureBlock(group=LIVE)
    figures = FiguresBlock(group=LIVE)
    teasers = TeasersBlock(group=ONWARD)
    cards = CardsBlock(group=ONWARD)
    call_to_action = CallToActionBlock(group=ONWARD)
    partners = PartnersBlock(group=ONWARD)
    downloads = DownloadsBlock(group=ONWARD)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if errors := {position: [ValidationError(NO_PART)] for position in points_without_part(cleaned)}:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def points_without_part(stream: Any) -> list[int]:
    """Where a point stands before any part: a step that readers of headings would stumble over."""
    sizes = [(position, child.value["size"]) for position, child in enumerate(stream) if child.block_type == "heading"]
    first_part = next((position for position, size in sizes if size == "part"), len(stream))
    return [position for position, size in sizes if size == "point" and position < first_part]


__all__ = ["BodyBlocks", "FigureBlock"]
