"""What an editor builds a resource of. Each block has its template in `templates/resources/blocks/`."""

from wagtail import blocks

from clearinghouse.resources.blocks.files import DocumentBlock, MediaBlock
from clearinghouse.resources.blocks.pictures import PictureBlock
from clearinghouse.resources.blocks.recommendations import RecommendationBlock
from clearinghouse.resources.blocks.words import HeadingBlock, ParagraphBlock, QuotationBlock, StepsBlock, TableBlock


class LibraryBlocks(blocks.StreamBlock):
    """The blocks of a resource, in the order in which one needs them."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    steps = StepsBlock()
    table = TableBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    media = MediaBlock()
    document = DocumentBlock()


__all__ = ["LibraryBlocks", "RecommendationBlock"]
