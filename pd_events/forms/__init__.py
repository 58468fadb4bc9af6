from pd_events.forms.dates import DateForm
from pd_events.forms.delegates import DelegateForm
from pd_events.forms.events import CancelForm, CopyForm, EventForm
from pd_events.forms.filters import FilterForm
from pd_events.forms.seats import DeclineForm, RegisterForm, SubstituteForm, TransferForm

__all__ = [
    "CancelForm",
    "CopyForm",
    "DateForm",
    "DeclineForm",
    "DelegateForm",
    "EventForm",
    "FilterForm",
    "RegisterForm",
    "SubstituteForm",
    "TransferForm",
]
