from django.db import models


class EventState(models.TextChoices):
    """What its makers have said of an event. Whether it was changed or held is told by its dates."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Open"
    CANCELLED = "cancelled", "Cancelled"


class DateState(models.TextChoices):
    SCHEDULED = "scheduled", "Scheduled"
    CANCELLED = "cancelled", "Cancelled"


class Mode(models.TextChoices):
    ON_SITE = "on_site", "On site"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "On site and online"


class ProposalState(models.TextChoices):
    """What became of a training that a member proposed."""

    WAITING = "waiting", "Proposed"
    PLANNED = "planned", "Being planned"
    DECLINED = "declined", "Declined"


class Group(models.TextChoices):
    """People on a date to whom the host may write."""

    SEATED = "seated", "Everybody with a confirmed seat"
    UNSETTLED = "unsettled", "Those whose seat is held or offered"
    WAITING = "waiting", "The waiting list"
    ALL = "all", "All of these"


class LapsedOffer(models.TextChoices):
    """What becomes of somebody who let an offer run out."""

    END_OF_LIST = "end", "They go to the end of the waiting list"
    OUT = "out", "They leave the waiting list"


class Fact(models.TextChoices):
    """The five independent facts of a registration, each with a history of its own."""

    APPROVAL = "approval", "Approval"
    SEAT = "seat", "Seat"
    ATTENDANCE = "attendance", "Attendance"
    CREDIT = "credit", "Credit"
    BILLING = "billing", "Billing"


class Approval(models.TextChoices):
    NOT_NEEDED = "not_needed", "Not needed"
    PENDING = "pending", "Waits for the coordinator"
    APPROVED = "approved", "Approved"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Approval taken back"


class Seat(models.TextChoices):
    NONE = "none", "No seat asked for"
    HELD = "held", "Seat held until the decision"
    WAITING = "waiting", "On the waiting list"
    OFFERED = "offered", "Seat offered"
    CONFIRMED = "confirmed", "Seat confirmed"
    RELEASED = "released", "Given back"


class Attendance(models.TextChoices):
    UNKNOWN = "unknown", "Not recorded"
    FULL = "full", "Attended"
    PARTIAL = "partial", "Attended in part"
    ABSENT = "absent", "Absent"
    EXCUSED = "excused", "Excused"


class Credit(models.TextChoices):
    NONE = "none", "None"
    HOURS_ONLY = "hours_only", "Contact hours"
    EVIDENCE_DUE = "evidence_due", "Evidence due"
    AWARDED = "awarded", "Awarded"
    REVOKED = "revoked", "Revoked"


class Billing(models.TextChoices):
    NONE = "none", "Nothing to pay"
    UNBILLED = "unbilled", "Not billed yet"
    ON_PURCHASE_ORDER = "on_po", "On a purchase order"
    INVOICED = "invoiced", "Invoiced"
    SETTLED = "settled", "Settled"
    CREDITED = "credited", "Credited"


class Substitute(models.TextChoices):
    NONE = "none", "No substitute"
    HALF = "half", "Half a day"
    FULL = "full", "A whole day"


class Verdict(models.TextChoices):
    """What becomes of one line of a roster."""

    SEATED = "seated", "Has a seat"
    WAITING = "waiting", "On the waiting list"
    THERE = "there", "Was there already"
    TWICE = "twice", "Stands in this list twice"
    UNKNOWN = "unknown", "Nobody here has this address"
    ELSEWHERE = "elsewhere", "Belongs to another district"
    UNCLEAR = "unclear", "Cannot be read"
    REFUSED = "refused", "Not possible"


class QuestionKind(models.TextChoices):
    SHORT = "short", "A line"
    LONG = "long", "Several lines"
    CHOICE = "choice", "One of several choices"
    CHOICES = "choices", "Any of several choices"
    YES_NO = "yes_no", "Yes or no"
    NUMBER = "number", "A number"


class AccommodationState(models.TextChoices):
    OPEN = "open", "Being arranged"
    FULFILLED = "fulfilled", "Arranged"
    UNFULFILLED = "unfulfilled", "Could not be arranged"
    WITHDRAWN = "withdrawn", "Taken back"


class Skipped(models.TextChoices):
    """Why the last promotion passed somebody by."""

    NOT_YET = "", "Not looked at yet"
    APPROVAL = "approval", "your coordinator has not decided yet"
    CAP = "cap", "your district has reached its limit for this date"
    RESERVED = "reserved", "the seats left are reserved for other districts"
    FULL = "full", "every seat is taken"
    BY_HAND = "by_hand", "the organizer seats people by hand"


# Seats that count against the room.
TAKING = (Seat.HELD, Seat.OFFERED, Seat.CONFIRMED)
ACTIVE = (*TAKING, Seat.WAITING)
# Approvals with which a seat may be confirmed.
SETTLED_APPROVALS = (Approval.NOT_NEEDED, Approval.APPROVED)
EXPIRING = (Seat.HELD, Seat.OFFERED)


class Letter(models.TextChoices):
    """What a person is told about their place, in the words of its subject."""

    CONFIRMED = "confirmed", "You have a seat"
    HELD = "held", "A seat is held for you"
    WAITING = "waiting", "You are on the waiting list"
    OFFERED = "offered", "A seat is yours if you want it"
    LAPSED = "lapsed", "The offer of a seat has run out"
    HOLD_ENDED = "hold_ended", "Your seat is no longer held"
    DECLINED = "declined", "Your request was declined"
    RELEASED = "released", "Your seat is given back"
    LEFT = "left", "You are off the waiting list"
    CHANGED = "changed", "The training has changed"
    COST = "cost", "The training costs more"
    RESET = "reset", "Your request is looked at again"
    CALLED_OFF = "called_off", "The training is cancelled"
