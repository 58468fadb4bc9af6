from forums.forms.boards import BoardForm
from forums.forms.words import EditForm, ReplyForm, TopicForm

__all__ = ["BoardForm", "EditForm", "ReplyForm", "TopicForm"]
