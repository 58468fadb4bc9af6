from clearinghouse.advocacy.models.contact import ContactMessage
from clearinghouse.advocacy.models.figures import FigureRecord, LargeDistrict
from clearinghouse.advocacy.models.letters import LetterTemplate
from clearinghouse.advocacy.models.news import NewsIndexPage, NewsPage
from clearinghouse.advocacy.models.pages import PressKitPage, PublicPage, StandardPage
from clearinghouse.advocacy.models.stories import StoryIndexPage, StoryPage

__all__ = [
    "ContactMessage",
    "FigureRecord",
    "LargeDistrict",
    "LetterTemplate",
    "NewsIndexPage",
    "NewsPage",
    "PressKitPage",
    "PublicPage",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
]
