"""Pictures: with words for those who cannot see them, and in the sizes that screens need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from clearinghouse.resources.blocks.choosers import ImageChooser
from clearinghouse.resources.blocks.sizes import with_renditions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.images.models import AbstractImage


class ReadyImageBlock(ImageBlock):
    """Wagtail's picture with alternative text. A page's pictures and their sizes are read at once, not one by one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        chooser = ImageChooser(required=self.child_blocks["image"].required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def bulk_to_python(self, values: Iterable[Any]) -> list[AbstractImage | None]:
        images: list[AbstractImage | None] = super().bulk_to_python(values)
        with_renditions(image for image in images if image)
        return images


class PictureBlock(blocks.StructBlock):
    image = ReadyImageBlock(
        label="Picture",
        help_text="Say what the picture shows as you would on the telephone. Only a picture that says nothing new is decorative.",
    )
    caption = blocks.CharBlock(required=False, max_length=250, help_text="What the reader should notice.")
    credit = blocks.CharBlock(required=False, max_length=120, help_text="Who made it.")
    width = blocks.ChoiceBlock(choices=[("column", "As wide as the text"), ("wide", "As wide as the page")], default="column")

    class Meta:
        icon = "image"
        label = "Picture"
        template = "resources/blocks/picture.html"
