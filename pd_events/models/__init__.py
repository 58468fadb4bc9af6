from pd_events.models.closed_day import ClosedDay
from pd_events.models.date import DistrictShare, EventDate
from pd_events.models.event import Event
from pd_events.models.feed import CalendarFeed
from pd_events.models.registration import Registration, RegistrationChange

__all__ = ["CalendarFeed", "ClosedDay", "DistrictShare", "Event", "EventDate", "Registration", "RegistrationChange"]
