from forums.forms.asking import ExpertiseForm
from forums.forms.boards import BoardForm
from forums.forms.mail import RhythmForm
from forums.forms.moderation import FlagForm, HideForm, MergeForm, SettingsForm, SplitForm
from forums.forms.words import EditForm, ReplyForm, TopicForm

__all__ = [
    "BoardForm", "EditForm", "ExpertiseForm", "FlagForm", "HideForm", "MergeForm", "ReplyForm", "RhythmForm", "SettingsForm", "SplitForm", "TopicForm",
]  # fmt: skip
