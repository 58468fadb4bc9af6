from forums.models.appeal import Appeal
from forums.models.asking import Asked, Call, Helper
from forums.models.begun_file import BegunFile
from forums.models.board import Board
from forums.models.claim import Claim, HandOverNote
from forums.models.decision import Decision
from forums.models.draft import Draft
from forums.models.event import TopicEvent
from forums.models.feed import ForumFeed
from forums.models.flag import Flag
from forums.models.mail import ArrivalCount, MailWish
from forums.models.mark import BoardMark, TopicMark
from forums.models.opening import BoardOpening
from forums.models.post import Post, Revision
from forums.models.post_file import PostFile
from forums.models.purge import PurgeProof
from forums.models.reaction import Reaction
from forums.models.rota import DutyWeek
from forums.models.topic import Topic
from forums.models.watched_word import WatchedWord

__all__ = [
    "Appeal",
    "ArrivalCount",
    "Asked",
    "BegunFile",
    "Board",
    "BoardMark",
    "BoardOpening",
    "Call",
    "Claim",
    "Decision",
    "Draft",
    "DutyWeek",
    "Flag",
    "ForumFeed",
    "HandOverNote",
    "Helper",
    "MailWish",
    "Post",
    "PostFile",
    "PurgeProof",
    "Reaction",
    "Revision",
    "Topic",
    "TopicEvent",
    "TopicMark",
    "WatchedWord",
]
