"""The CMS forms of the library's pages: what is asked, in the order one thinks, with what one needs to know beside it."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, Panel, TitleFieldPanel
from wagtail.models import Page


def chosen(*names: str) -> list[FieldPanel]:
    """Vocabularies as boxes to tick."""
    return [FieldPanel(name, widget=CheckboxSelectMultiple) for name in names]


def title(words: str) -> TitleFieldPanel:
    """The title, with what it should be."""
    return TitleFieldPanel("title", help_text=words)


SUMMARY = FieldPanel("summary")
WHO_MAY_SEE = MultiFieldPanel([FieldPanel("audience"), FieldPanel("district")], heading="Who may see it")
TOPICS = FieldPanel(
    "topics", widget=CheckboxSelectMultiple, help_text="Ways in for those who browse. Choose the few that fit best."
)
WAYS_IN = MultiFieldPanel([TOPICS, *chosen("subjects", "grades"), FieldPanel("tags")], heading="Where it is found")
NEEDS = MultiFieldPanel(chosen("requirements"), heading="What must be there to run it")
DIALS = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("effect_points"), FieldPanel("effect_months")]),
        FieldPanel("effect_note"),
        FieldRowPanel([FieldPanel("cost_per_pupil"), FieldPanel("cost_note")]),
        FieldRowPanel([FieldPanel("staff_hours_a_week"), FieldPanel("one_teacher"), FieldPanel("one_teacher_note")]),
    ],
    heading="Effect, cost and time",
    help_text="Only what a source or a district has recorded. What nobody knows stays empty and is shown as not recorded.",
)
TIER = MultiFieldPanel([FieldPanel("curated_tier"), FieldPanel("tier_note")], heading="Strength of the evidence")
ORIGINAL = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("published_year"), FieldPanel("language")]),
        FieldPanel("authors"),
        FieldPanel("source_url"),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("eric_id")]),
        FieldRowPanel([FieldPanel("license"), FieldPanel("license_url")]),
    ],
    heading="The original",
)
SOURCES = InlinePanel("sources", heading="Sources", label="Source", help_text="Each should say what we say it says. Look it up.")
CARE = MultiFieldPanel([FieldPanel("review_by")], heading="Care")
BODY = FieldPanel("body")
SHARED = [BODY, WAYS_IN, NEEDS, TIER, DIALS, SOURCES, ORIGINAL, CARE, WHO_MAY_SEE]
RESOURCE_PAGE: list[Panel] = [title("As teachers know it."), SUMMARY, *SHARED]

RESEARCH_REVIEW_PAGE = [
    title("The program's name, as teachers know it."),
    SUMMARY,
    MultiFieldPanel(
        [FieldPanel("intervention"), HelpPanel(template="resources/cms/evidence_of_page.html")],
        heading="The evidence",
        help_text="The facts come from the intervention chosen here: studies, grades, settings and tiers. They are changed there.",
    ),
    MultiFieldPanel([FieldPanel("what_it_is"), FieldPanel("what_it_takes")], heading="In our own words"),
    BODY,
    MultiFieldPanel([TOPICS, *chosen("subjects"), FieldPanel("tags")], heading="Where it is found"),
    NEEDS,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("cost_per_pupil"), FieldPanel("cost_note")]),
            FieldRowPanel([FieldPanel("staff_hours_a_week"), FieldPanel("one_teacher"), FieldPanel("one_teacher_note")]),
        ],
        heading="Cost and time",
        help_text="Only what a source or a district has recorded. The effect comes from the findings.",
    ),
    CARE,
    WHO_MAY_SEE,
]
PRACTICE_GUIDE_PAGE = [
    title("The guide's name, as its publisher gives it."),
    SUMMARY,
    FieldPanel("recommendations"),
    FieldPanel("what_it_takes"),
    *SHARED[:-2],
    FieldPanel("pages_in_original"),
    *SHARED[-2:],
]
PRACTICE_PAGE = [
    title("What one does, in a few words."),
    SUMMARY,
    FieldPanel("monday"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("minutes"), FieldPanel("sessions")]),
            FieldRowPanel([FieldPanel("devices"), FieldPanel("bandwidth")]),
            FieldPanel("without_a_line"),
            FieldPanel("staff"),
        ],
        heading="What it takes",
    ),
    MultiFieldPanel(
        [FieldPanel("iste_area"), FieldRowPanel([FieldPanel("samr"), FieldPanel("samr_question")])],
        heading="For talk among colleagues",
        help_text="SAMR is a way to talk about a practice. It says nothing on whether it works.",
    ),
    *SHARED,
]
ASSISTIVE_TECHNOLOGY_PAGE = [
    title("What it is, not who sells it."),
    SUMMARY,
    MultiFieldPanel(
        [*chosen("functional_needs"), FieldPanel("environments"), FieldPanel("tech_level"), FieldPanel("try_first")],
        heading="For which task, where, and on which rung",
    ),
    FieldPanel("what_it_does"),
    FieldPanel("how_to_start"),
    FieldPanel("with_people"),
    MultiFieldPanel(
        [
            FieldPanel("trial_weeks"),
            FieldPanel("trial_measures"),
            FieldPanel("trial_steps"),
            FieldPanel("keep_if"),
            FieldPanel("in_the_iep"),
        ],
        heading="Trying it",
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("cost_low"), FieldPanel("cost_high")]), FieldPanel("funding"), FieldPanel("loan")],
        heading="Paying and borrowing",
    ),
    MultiFieldPanel(
        [
            FieldPanel("accessibility_features"),
            FieldPanel("access_modes"),
            FieldPanel("accessibility_hazards"),
            FieldRowPanel([FieldPanel("acr_product"), FieldPanel("acr_edition"), FieldPanel("acr_date")]),
            FieldPanel("acr_url"),
        ],
        heading="Accessibility",
        help_text="In the terms of schema.org, and the accessibility conformance report (ACR) where there is one.",
    ),
    *SHARED,
]
LINK_PAGE = [title("As its author calls it."), SUMMARY, FieldPanel("document"), *SHARED]

LIBRARY_INDEX_PAGE = [*Page.content_panels, FieldPanel("introduction")]
