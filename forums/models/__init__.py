from forums.models.board import Board
from forums.models.event import TopicEvent
from forums.models.flag import Flag
from forums.models.mark import BoardMark, TopicMark
from forums.models.post import Post, Revision
from forums.models.reaction import Reaction
from forums.models.topic import Topic

__all__ = ["Board", "BoardMark", "Flag", "Post", "Reaction", "Revision", "Topic", "TopicEvent", "TopicMark"]
