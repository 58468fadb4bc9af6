from forums.models.asking import Asked, Call, Helper
from forums.models.board import Board
from forums.models.draft import Draft
from forums.models.event import TopicEvent
from forums.models.feed import ForumFeed
from forums.models.flag import Flag
from forums.models.mail import ArrivalCount, MailWish
from forums.models.mark import BoardMark, TopicMark
from forums.models.post import Post, Revision
from forums.models.post_file import PostFile
from forums.models.reaction import Reaction
from forums.models.topic import Topic

__all__ = [
    "ArrivalCount", "Asked", "Board", "BoardMark", "Call", "Draft", "Flag", "ForumFeed", "Helper", "MailWish", "Post", "PostFile", "Reaction", "Revision", "Topic", "TopicEvent",
    "TopicMark",
]  # fmt: skip
