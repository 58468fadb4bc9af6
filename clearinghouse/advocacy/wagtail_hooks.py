from wagtail.snippets.models import register_snippet

from clearinghouse.advocacy.viewsets.letters import LetterTemplateViewSet

register_snippet(LetterTemplateViewSet)
