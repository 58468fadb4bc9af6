from pd_events.models.accommodation import Accommodation, AccommodationChange
from pd_events.models.building import Building
from pd_events.models.closed_day import ClosedDay
from pd_events.models.date import DistrictShare, EventDate
from pd_events.models.event import Event
from pd_events.models.feed import CalendarFeed
from pd_events.models.message import Message
from pd_events.models.proposal import Proposal, Voice
from pd_events.models.question import Answer, Question
from pd_events.models.registration import Registration, RegistrationChange
from pd_events.models.template import EventTemplate

__all__ = [
    "Accommodation",
    "AccommodationChange",
    "Answer",
    "Building",
    "CalendarFeed",
    "ClosedDay",
    "DistrictShare",
    "Event",
    "EventDate",
    "EventTemplate",
    "Message",
    "Proposal",
    "Question",
    "Registration",
    "RegistrationChange",
    "Voice",
]
