"""Live figures on a page: counted when the page is shown, never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import blocks

from clearinghouse.advocacy.figures.registry import all_figures

if TYPE_CHECKING:
    from wagtail.blocks.struct_block import StructValue

FIRST_SHOWN = ["students", "districts"]
WAYS = [("number", "A large number"), ("chart", "A chart with its table"), ("sentence", "A sentence")]


def choices() -> list[tuple[str, str]]:
    """Every figure by its key, as its page calls it."""
    return [(definition.key, definition.label) for definition in all_figures()]


class FigureBlock(blocks.StructBlock):
    key = blocks.ChoiceBlock(
        choices=choices, label="Figure", help_text="The page /figures/ shows all of them and how each is counted."
    )
    show = blocks.ChoiceBlock(choices=WAYS, default="number", label="Show it as")

    class Meta:
        icon = "order"
        label = "Live figure"
        template = "advocacy/blocks/figure.html"


class FiguresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=120)
    keys = blocks.ListBlock(
        blocks.ChoiceBlock(choices=choices, label="Figure"),
        min_num=2,
        max_num=4,
        label="Figures",
        help_text="Two to four numbers.",
    )

    def get_default(self) -> StructValue:
        """Two figures to begin with. Not the list's own default, which every migration would repeat."""
        value: StructValue = super().get_default()
        value["keys"] = self.child_blocks["keys"].normalize(FIRST_SHOWN)
        return value

    class Meta:
        icon = "order"
        label = "Live figures side by side"
        template = "advocacy/blocks/figures.html"
