"""The CMS forms of the library's pages: what is asked, in the order one thinks, with what one needs to know beside it."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Page

RESEARCH_REVIEW_PAGE = [
    TitleFieldPanel("title", help_text="The program's name, as teachers know it."),
    FieldPanel("summary"),
    MultiFieldPanel(
        [FieldPanel("intervention"), HelpPanel(template="resources/cms/evidence_of_page.html")],
        heading="The evidence",
        help_text="The facts come from the intervention chosen here: studies, grades, settings and tiers. They are changed there.",
    ),
    MultiFieldPanel([FieldPanel("what_it_is"), FieldPanel("what_it_takes")], heading="In our own words"),
    FieldPanel("topics", widget=CheckboxSelectMultiple, help_text="Ways in for those who browse. Choose the few that fit best."),
    MultiFieldPanel([FieldPanel("audience"), FieldPanel("district")], heading="Who may see it"),
]

LIBRARY_INDEX_PAGE = [*Page.content_panels, FieldPanel("introduction")]
