from forums.forms.asking import ExpertiseForm
from forums.forms.boards import BoardForm
from forums.forms.mail import FeedForm, RhythmForm
from forums.forms.measures import AppealAnswerForm, AppealForm, OpenForm, RotaForm, SilenceForm, WarnForm, WatchForm
from forums.forms.moderation import FlagForm, HideForm, MergeForm, NoteForm, SettingsForm, SplitForm
from forums.forms.queue import LogForm, QueueForm
from forums.forms.words import EditForm, ReplyForm, TopicForm

__all__ = [
    "AppealAnswerForm",
    "AppealForm",
    "BoardForm",
    "EditForm",
    "ExpertiseForm",
    "FeedForm",
    "FlagForm",
    "HideForm",
    "LogForm",
    "MergeForm",
    "NoteForm",
    "OpenForm",
    "QueueForm",
    "ReplyForm",
    "RhythmForm",
    "RotaForm",
    "SettingsForm",
    "SilenceForm",
    "SplitForm",
    "TopicForm",
    "WarnForm",
    "WatchForm",
]
