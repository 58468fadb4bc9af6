from clearinghouse.resources.models.alerts import Change, ResourceChange, ToldChange
from clearinghouse.resources.models.collections import Collection, CollectionEntry, Readers
from clearinghouse.resources.models.documents import DocumentReading, DocumentText
from clearinghouse.resources.models.evidence import Finding, Intervention, Study, StudyReview
from clearinghouse.resources.models.files import FileUse
from clearinghouse.resources.models.kinds import (
    AssistiveTechnologyPage,
    LinkPage,
    PracticeGuidePage,
    PracticePage,
    ResearchReviewPage,
)
from clearinghouse.resources.models.link_checks import LinkCheck
from clearinghouse.resources.models.match import KeptSetting
from clearinghouse.resources.models.pages import LibraryIndexPage, OpenPage, ResourcePage
from clearinghouse.resources.models.proposals import ResourceProposal
from clearinghouse.resources.models.ratings import RUBRIC, Rating, RatingSummary
from clearinghouse.resources.models.rubric import CuratorReviewTask, QualityReview, QualityScore
from clearinghouse.resources.models.saving import SavedResource
from clearinghouse.resources.models.sources import ResourceSource
from clearinghouse.resources.models.tags import FreeTag, TaggedResource
from clearinghouse.resources.models.tried_here import NoteState, Outcome, TriedHere, TriedWith
from clearinghouse.resources.models.tried_here_reports import ReportReason, TriedHereReport
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
    "RUBRIC",
    "VOCABULARIES",
    "AssistiveTechnologyPage",
    "Change",
    "Collection",
    "CollectionEntry",
    "CuratorReviewTask",
    "DocumentReading",
    "DocumentText",
    "FileUse",
    "Finding",
    "FreeTag",
    "FunctionalNeed",
    "Grade",
    "Intervention",
    "KeptSetting",
    "LibraryIndexPage",
    "LinkCheck",
    "LinkPage",
    "NoteState",
    "OpenPage",
    "Outcome",
    "PracticeGuidePage",
    "PracticePage",
    "QualityReview",
    "QualityScore",
    "Rating",
    "RatingSummary",
    "Readers",
    "ReportReason",
    "Requirement",
    "ResearchReviewPage",
    "ResourceChange",
    "ResourcePage",
    "ResourceProposal",
    "ResourceSource",
    "SavedResource",
    "Study",
    "StudyReview",
    "Subject",
    "TaggedResource",
    "Term",
    "ToldChange",
    "Topic",
    "TriedHere",
    "TriedHereReport",
    "TriedWith",
]
