from pd_events.forms.accommodations import ArrangeForm, NeedForm
from pd_events.forms.buildings import BuildingForm
from pd_events.forms.closed_days import DayOffForm, DaysOffFileForm
from pd_events.forms.colleagues import ColleagueForm, RosterForm
from pd_events.forms.dates import DateForm
from pd_events.forms.delegates import DelegateForm
from pd_events.forms.events import CancelForm, CopyForm, EventForm
from pd_events.forms.filters import FilterForm
from pd_events.forms.messages import MessageForm
from pd_events.forms.proposals import PlanForm, ProposeForm
from pd_events.forms.questions import AnswersForm, QuestionForm
from pd_events.forms.seats import DeclineForm, RegisterForm, SubstituteForm, TransferForm
from pd_events.forms.series import SeriesForm
from pd_events.forms.templates import TemplateForm

__all__ = [
    "AnswersForm",
    "ArrangeForm",
    "BuildingForm",
    "CancelForm",
    "ColleagueForm",
    "CopyForm",
    "DateForm",
    "DayOffForm",
    "DaysOffFileForm",
    "DeclineForm",
    "DelegateForm",
    "EventForm",
    "FilterForm",
    "MessageForm",
    "NeedForm",
    "PlanForm",
    "ProposeForm",
    "QuestionForm",
    "RegisterForm",
    "RosterForm",
    "SeriesForm",
    "SubstituteForm",
    "TemplateForm",
    "TransferForm",
]
