"""Blocks that lead onward: to pages, people, files and partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from clearinghouse.advocacy.validators import check_address, check_one_of
from clearinghouse.resources.blocks.choosers import DocumentChooser, ImageChooser, PageChooser

if TYPE_CHECKING:
    from collections.abc import Mapping

TEASED = [("stories", "Stories"), ("news", "News")]


class LinkValue(blocks.StructValue):
    """`href` is empty where the page is not public (any more): its template then shows no link."""

    @property
    def href(self) -> str:
        page = self.get("page")
        return (page.url or "" if page.live else "") if page else self.get("address") or ""


class LinkBlock(blocks.StructBlock):
    """Where a link leads: to a page, whose address may change, or to any other address."""

    page = PageChooser(required=False, help_text="A page of this site. The link follows when the page moves.")
    address = blocks.CharBlock(
        required=False, max_length=300, help_text="Or an address: /districts/, https://example.org/ or mailto:office@example.org."
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if errors := check_one_of(page=cleaned["page"], address=cleaned["address"]) or check_address(cleaned["address"]):
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "link"
        value_class = LinkValue


class CardBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100)
    text = blocks.TextBlock(required=False, max_length=300)
    link = LinkBlock()


class CardsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120)
    cards = blocks.ListBlock(CardBlock(label="Card"), min_num=1, max_num=9)

    class Meta:
        icon = "copy"
        label = "Cards"
        template = "advocacy/blocks/cards.html"


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, help_text="What you ask of the reader, or a question they have.")
    text = blocks.TextBlock(required=False, max_length=400)
    label = blocks.CharBlock(max_length=40, label="Words on the button", help_text="Begin with a verb: “Apply to join”.")
    link = LinkBlock()

    class Meta:
        icon = "pick"
        label = "Call to action"
        template = "advocacy/blocks/call_to_action.html"


class TeasersBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120)
    show = blocks.ChoiceBlock(choices=TEASED, default="stories", label="The newest")
    number = blocks.IntegerBlock(min_value=1, max_value=9, default=3, help_text="How many. New ones appear here by themselves.")

    class Meta:
        icon = "doc-full"
        label = "Newest stories or news"
        template = "advocacy/blocks/teasers.html"


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=120)
    gives = blocks.TextBlock(max_length=400, label="What they do with us")
    since = blocks.IntegerBlock(required=False, min_value=1900, max_value=2100, help_text="The year in which it began.")
    website = blocks.URLBlock(required=False)


class PartnersBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120)
    partners = blocks.ListBlock(PartnerBlock(label="Partner"), min_num=1)

    class Meta:
        icon = "group"
        label = "Partners"
        template = "advocacy/blocks/partners.html"


class DownloadBlock(blocks.StructBlock):
    """One file for others to use: a picture as it was uploaded, or a document."""

    title = blocks.CharBlock(max_length=120)
    note = blocks.CharBlock(required=False, max_length=250, help_text="When to use it, and what must stand beside it.")
    picture = ImageChooser(required=False)
    document = DocumentChooser(required=False)

    def clean(self, value: Any) -> Mapping[str, Any]:
        cleaned: Mapping[str, Any] = super().clean(value)
        if errors := check_one_of(picture=cleaned["picture"], document=cleaned["document"]):
            raise StructBlockValidationError(block_errors=errors)
        return cleaned


class DownloadsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=120)
    files = blocks.ListBlock(DownloadBlock(label="File"), min_num=1)

    class Meta:
        icon = "download"
        label = "Downloads"
        template = "advocacy/blocks/downloads.html"
