from typing import ClassVar

from django import forms
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from clearinghouse.challenges.models import Challenge


class ChallengeViewSet(SnippetViewSet):
    model = Challenge
    icon = "list-ol"
    menu_label = "Challenges"
    menu_order = 250
    add_to_admin_menu = True
    list_display: ClassVar = ["number", "name", "is_shown"]
    ordering: ClassVar = ["number"]
    search_fields: ClassVar = ["name", "sentence"]
    copy_view_enabled = False
    panels: ClassVar = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("sentence"), FieldPanel("story"), FieldPanel("together")], "What it says"),
        MultiFieldPanel([FieldPanel("topics", widget=forms.CheckboxSelectMultiple), FieldPanel("query")], "What its page gathers"),
        MultiFieldPanel([FieldPanel("number"), FieldPanel("slug"), FieldPanel("is_shown")], "Where it stands"),
    ]


register_snippet(ChallengeViewSet)
