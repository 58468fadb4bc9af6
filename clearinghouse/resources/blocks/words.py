"""Blocks of words."""

from __future__ import annotations

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

PLAIN = ["bold", "italic", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, help_text="What the next part says, in a few words. Sentence case, no full stop.")
    size = blocks.ChoiceBlock(
        choices=[("part", "Part of the page"), ("point", "Point within a part")],
        default="part",
        help_text="Screen readers list headings: a point stands below a part.",
    )

    class Meta:
        icon = "title"
        label = "Heading"
        template = "resources/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text. Headings and pictures are blocks of their own, so that they always fit."""

    def __init__(self, **options: object) -> None:
        given = {
            "features": [*PLAIN, "ol", "ul"],
            "help_text": "Two to five short sentences. Then a heading, a picture or a figure.",
        }
        super().__init__(**{**given, **options})

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "resources/blocks/paragraph.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=400, help_text="Their own words, without quotation marks. Ask before you quote anybody.")
    name = blocks.CharBlock(max_length=120, help_text="Who says so.")
    place = blocks.CharBlock(
        required=False, max_length=160, label="Who that is", help_text="For example: fourth-grade teacher, Cold Marl."
    )

    class Meta:
        icon = "openquote"
        label = "Quotation"
        template = "resources/blocks/quotation.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, help_text="Begin with a verb: “Ask your school board”.")
    text = blocks.TextBlock(max_length=500)


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120)
    steps = blocks.ListBlock(StepBlock(label="Step"), min_num=2, max_num=9)

    class Meta:
        icon = "list-ol"
        label = "Steps"
        template = "resources/blocks/steps.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(max_length=200, help_text="What the table shows, and of when. It is read out before the table.")
    table = TypedTableBlock(
        [
            ("words", blocks.CharBlock(required=False, max_length=200, label="Words")),
            ("number", blocks.CharBlock(required=False, max_length=40, label="Number", help_text="Stands at the right.")),
        ],
        help_text="The first column names the row.",
    )
    source = blocks.CharBlock(required=False, max_length=250, help_text="Where the numbers come from.")

    class Meta:
        icon = "table"
        label = "Table"
        template = "resources/blocks/table.html"
