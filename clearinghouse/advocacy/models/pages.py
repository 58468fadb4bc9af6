"""The pages that speak for the consortium. All of them are public once they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet

from clearinghouse.advocacy import panels
from clearinghouse.advocacy.blocks import BodyBlocks
from clearinghouse.advocacy.validators import check_picture
from clearinghouse.resources.models import OpenPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

EMPTY_TEXT = [("paragraph", "")]


class PublicPageQuerySet(PageQuerySet):
    def visible_to(self, user: User | AnonymousUser | None) -> PublicPageQuerySet:
        """Whoever it is: the published ones."""
        visible: PublicPageQuerySet = self.live()
        return visible


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


class PublicPage(OpenPage, Page):
    """What every page of the public voice has."""

    introduction = models.TextField(
        blank=True,
        max_length=400,
        help_text="One or two sentences in large letters. Lists, searches and links from elsewhere show them too.",
    )
    picture = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        help_text="Across the page below the title. Set its focal point where it is uploaded, so that crops keep what matters.",
    )  # fmt: skip
    picture_words = models.CharField(
        "what the picture shows",
        max_length=250,
        blank=True,
        help_text="As you would say it on the telephone, to one who cannot see it.",
    )
    picture_is_decorative = models.BooleanField(
        "the picture is decorative",
        default=False,
        help_text="It says nothing that the words do not say. Screen readers pass over it.",
    )
    body = StreamField(BodyBlocks(), blank=True, default=EMPTY_TEXT, help_text="The page itself, block by block.")

    objects = PublicPageManager()
    # What a visitor's page is read with, in the same query.
    read_with: ClassVar[tuple[str, ...]] = ("picture",)

    content_panels: ClassVar = panels.PUBLIC_PAGE
    promote_panels: ClassVar = panels.PROMOTE

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        check_picture(has_picture=self.picture_id is not None, words=self.picture_words, is_decorative=self.picture_is_decorative)

    @property
    def picture_alt(self) -> str:
        """The alternative text of the picture; empty for one that says nothing."""
        return "" if self.picture_is_decorative else self.picture_words


class StandardPage(PublicPage):
    """A page for whatever should be said: why we cooperate, a campaign, what we achieved, partners."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "advocacy.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["advocacy.StandardPage"]
    page_description = "Why we cooperate, a campaign, what we achieved, partners: words, pictures and live figures."


class PressKitPage(PublicPage):
    """What journalists need: who we are in three lengths, figures, pictures and a person to call."""

    in_one_sentence = models.TextField(max_length=250, help_text="Who we are in one sentence, for quoting as it stands.")
    in_one_paragraph = models.TextField(max_length=900, help_text="The same in a paragraph.")
    contact_name = models.CharField(max_length=120, blank=True, help_text="Who answers journalists.")
    contact_email = models.EmailField("contact e-mail", blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)

    content_panels: ClassVar = panels.PRESS_KIT_PAGE

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "advocacy.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    page_description = "Who we are in one sentence and one paragraph, figures, pictures to use, and whom to call."
