from clearinghouse.core.errors import RuleViolation, TryAgain


class Busy(TryAgain):
    """The date's seats are being changed by somebody else for longer than we wait. Nothing was written."""

    code = "busy"
    message = "Many people are asking for this training right now. Nothing was changed. Try again in a few seconds."


class UnsafeIsolation(Exception):
    """Seats were to be taken in a transaction whose snapshot may be older than its lock. That is a mistake in the code."""


class DateClosed(RuleViolation):
    code = "date_closed"
    message = "This date takes no registrations now."


class AlreadyStarted(RuleViolation):
    code = "already_started"
    message = "This date has begun. Seats no longer change hands here."


class ListClosed(RuleViolation):
    code = "list_closed"
    message = "Every seat is taken, and the waiting list is closed. Look for another date."


class NoSeat(RuleViolation):
    code = "no_seat"
    message = "There is no seat or place on the waiting list to change. Reload the page to see how it stands."


class NoOffer(RuleViolation):
    code = "no_offer"
    message = "This offer has run out or was answered already. The page shows how it stands now."


class NothingToDecide(RuleViolation):
    code = "nothing_to_decide"
    message = "Somebody has decided on this request already, or it was withdrawn. Reload the page to see how it stands."


class CostsMore(RuleViolation):
    code = "costs_more"
    message = "It costs more than when you looked at it, so nothing was approved. Look at the new cost, then decide."


class ReasonMissing(RuleViolation):
    code = "reason_missing"
    message = "Write a sentence on why, so that the person who asked knows."
    field = "reason"


class NotYourDistrict(RuleViolation):
    code = "not_your_district"
    message = "Choose a district in which this person has a place."
    field = "district"


class Frozen(RuleViolation):
    code = "frozen"
    message = "It is too late to pass a seat on for this date. Ask the organizer."


class CannotTakeOver(RuleViolation):
    code = "cannot_take_over"
    message = "Choose a colleague of the same district who has no place in this date yet."
    field = "person"


class SeriesFull(RuleViolation):
    """Some of the dates asked for together have no seat left; nothing was taken on any of them."""

    code = "series_full"
    message = "Some of these dates are full."
    field = "dates"


class NotInQuestion(RuleViolation):
    code = "not_in_question"
    message = "There is nothing to decide: enough people have asked, it is decided, or the day has not come yet."


class AlreadyDecided(RuleViolation):
    code = "already_decided"
    message = "Somebody has decided on this proposal already. Reload the page to see what became of it."


class NobodyThere(RuleViolation):
    code = "nobody_there"
    message = "Nobody on this date is in that group now. Choose another."
    field = "group"


class NotReady(RuleViolation):
    code = "not_ready"
    message = "An event needs at least one date before it can be opened."


class Final(RuleViolation):
    code = "final"
    message = "This event is cancelled. Copy it to offer it again."


class ReservesTooLarge(RuleViolation):
    code = "reserves_too_large"
    message = "The reserves add up to more seats than the room has. Lower a reserve or raise the capacity."
    field = "capacity"


class NothingAsked(RuleViolation):
    code = "nothing_asked"
    message = "Write what you need to take part."
    field = "text"


class TooLate(RuleViolation):
    code = "too_late"
    message = "This date has begun. Speak to the organizer."


class NotAnOwner(RuleViolation):
    code = "not_an_owner"
    message = "Choose the district’s PD coordinator or the contact whom the organizer names: nobody else may read this."
    field = "owner"


class NameTaken(RuleViolation):
    code = "name_taken"
    message = "Your district has a building of this name already."
    field = "name"


class BuildingElsewhere(RuleViolation):
    code = "building_elsewhere"
    message = "Choose a building of the district for which you ask."
    field = "building"


class TooManyQuestions(RuleViolation):
    code = "too_many_questions"
    message = "Twenty-five questions are the most. Take one off before you add another."


class QuestionAnswered(RuleViolation):
    code = "question_answered"
    message = "People have answered this already. Add another question, or delete this one with its answers."
    field = "kind"


class QuestionNeeded(RuleViolation):
    code = "question_needed"
    message = "Another question is asked only with a certain answer to this one. Change that first."


class MustComeAfter(RuleViolation):
    code = "must_come_after"
    message = "A question that depends on another comes after it."
    field = "only_if"


class AnswersClosed(RuleViolation):
    code = "answers_closed"
    message = "Registration is closed, so answers stay as they are. Write to the organizer."


class AnswerNotRight(RuleViolation):
    code = "answer_not_right"
    message = "Answer every question that must be answered."


class HistoryIsFinal(Exception):
    """A line of a registration's history was to be changed or deleted. That is a mistake in the code, whoever asked for it."""
