from typing import ClassVar

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from clearinghouse.advocacy.models import LetterTemplate


class LetterTemplateViewSet(SnippetViewSet):
    model = LetterTemplate
    icon = "mail"
    menu_label = "Letters"
    menu_order = 260
    add_to_admin_menu = True
    list_display: ClassVar = ["title", "addressee", "is_offered"]
    ordering: ClassVar = ["title"]
    search_fields: ClassVar = ["title", "body"]
    copy_view_enabled = False
    panels: ClassVar = [
        TitleFieldPanel("title", targets=["slug"]),
        MultiFieldPanel([FieldPanel("use"), FieldPanel("addressee")], "How it is offered"),
        MultiFieldPanel([FieldPanel("subject"), FieldPanel("body")], "The letter"),
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("is_offered")], "Where it stands"),
    ]
