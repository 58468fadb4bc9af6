"""The CMS forms of the public pages: what is asked, in the order one thinks."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page

TITLE = TitleFieldPanel("title", help_text="What it is about, in a few plain words. Sentence case.")
PICTURE = MultiFieldPanel(
    [FieldPanel("picture"), FieldPanel("picture_words"), FieldPanel("picture_is_decorative")], heading="Picture at the top"
)
PUBLIC_PAGE = [TITLE, FieldPanel("introduction"), PICTURE, FieldPanel("body")]
INDEX_PAGE = [*Page.content_panels, FieldPanel("introduction")]
NEWS_PAGE = [TITLE, FieldPanel("date"), FieldPanel("introduction"), PICTURE, FieldPanel("body")]
STORY_PAGE = [TITLE, FieldPanel("introduction"), FieldPanel("district"), PICTURE, FieldPanel("body"), FieldPanel("date")]
PRESS_KIT_PAGE = [
    *PUBLIC_PAGE[:-1],
    MultiFieldPanel([FieldPanel("in_one_sentence"), FieldPanel("in_one_paragraph")], heading="Who we are, to quote"),
    FieldPanel("body"),
    MultiFieldPanel([FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")], heading="Whom to call"),
]
PROMOTE = [
    MultiFieldPanel(
        [
            FieldPanel("slug", help_text="The last part of the address. When it changes, the old address leads here."),
            FieldPanel("show_in_menus", help_text="Show a page right below the front page in the menu at the top."),
        ],
        heading="Where it is found",
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "seo_title", heading="Title for search engines", help_text="Only where it should differ from the page’s title."
            ),
            FieldPanel("search_description", help_text="Only where it should differ from the introduction."),
        ],
        heading="How others show it",
    ),
]
