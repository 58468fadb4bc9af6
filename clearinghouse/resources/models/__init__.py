from clearinghouse.resources.models.evidence import Finding, Intervention, Study, StudyReview
from clearinghouse.resources.models.pages import LibraryIndexPage, OpenPage, ResearchReviewPage, ResourcePage
from clearinghouse.resources.models.topic import Topic

__all__ = [
    "Finding",
    "Intervention",
    "LibraryIndexPage",
    "OpenPage",
    "ResearchReviewPage",
    "ResourcePage",
    "Study",
    "StudyReview",
    "Topic",
]
