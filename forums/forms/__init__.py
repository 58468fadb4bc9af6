from forums.forms.boards import BoardForm
from forums.forms.mail import RhythmForm
from forums.forms.moderation import FlagForm, HideForm, SettingsForm
from forums.forms.words import EditForm, ReplyForm, TopicForm

__all__ = ["BoardForm", "EditForm", "FlagForm", "HideForm", "ReplyForm", "RhythmForm", "SettingsForm", "TopicForm"]
