from clearinghouse.resources.models.evidence import Finding, Intervention, Study, StudyReview
from clearinghouse.resources.models.kinds import (
    AssistiveTechnologyPage,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResearchReviewPage,
)
from clearinghouse.resources.models.link_checks import LinkCheck
from clearinghouse.resources.models.pages import LibraryIndexPage, OpenPage, ResourcePage
from clearinghouse.resources.models.sources import ResourceSource
from clearinghouse.resources.models.tags import FreeTag, TaggedResource
from clearinghouse.resources.models.vocabulary import (
    VOCABULARIES,
    FunctionalNeed,
    Grade,
    Requirement,
    Subject,
    Term,
    Topic,
)

# The types of page that are resources, in the order in which screens name them.
KINDS: tuple[type[ResourcePage], ...] = (
    ResearchReviewPage,
    PracticeGuidePage,
    PracticePage,
    AssistiveTechnologyPage,
    LinkPage,
)

__all__ = [
    "KINDS",
    "VOCABULARIES",
    "AssistiveTechnologyPage",
    "Finding",
    "FreeTag",
    "FunctionalNeed",
    "Grade",
    "Intervention",
    "LibraryIndexPage",
    "LinkCheck",
    "LinkPage",
    "OpenPage",
    "PracticeGuidePage",
    "PracticePage",
    "Requirement",
    "ResearchReviewPage",
    "ResourcePage",
    "ResourceSource",
    "Study",
    "StudyReview",
    "Subject",
    "TaggedResource",
    "Term",
    "Topic",
]
