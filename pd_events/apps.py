from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("event.created", "Create an event", "Event created"),
    ("event.updated", "Change an event", "Event changed"),
    ("event.published", "Open an event", "Event opened"),
    ("event.cancelled", "Cancel an event", "Event cancelled"),
    ("event.questions", "Change the questions of an event", "Questions changed"),
    ("building.saved", "Save a building", "Building saved"),
    ("building.removed", "Remove a building", "Building removed"),
    ("date.added", "Add a date", "Date added"),
    ("date.updated", "Change a date", "Date changed"),
    ("date.cancelled", "Cancel a date", "Date cancelled"),
    ("date.goes_ahead", "Run a date with few people", "Date goes ahead with fewer people than it needs"),
    ("date.message", "Write to people on a date", "Message sent to people on the date"),
    ("training_proposal.made", "Propose a training", "Training proposed"),
    ("training_proposal.planned", "Plan a proposed training", "Proposed training planned"),
    ("training_proposal.declined", "Decline a proposed training", "Proposed training declined"),
    ("closed_days.added", "Add days off", "Days off added"),
    ("closed_days.removed", "Remove days off", "Days off removed"),
    ("template.saved", "Save a template", "Template of an event saved"),
    ("template.deleted", "Delete a template", "Template of an event deleted"),
)


class EventsConfig(AppConfig):
    name = "pd_events"
    label = "pd_events"
    verbose_name = "Events"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.districts.school_days import register_days_off  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.enums import NotificationKind  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from pd_events import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from pd_events.selectors.closed_days import times_off  # noqa: PLC0415 -- apps must be loaded first
        from pd_events.services import letter_mail, messages, personal  # noqa: PLC0415 -- apps must be loaded first
        from pd_events.services.seats import letters  # noqa: PLC0415 -- apps must be loaded first
        from pd_events.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first

        outbox.register(letters.TOPIC, outbox.Delivery(letter_mail.deliver))
        outbox.register(messages.TOPIC, outbox.Delivery(messages.deliver))
        privacy.register(privacy.Holding("events", personal.export, erase=personal.erase))
        mail.register_writing(NotificationKind.TRAINING, mail.Writing("pd_events/email/letter", letter_mail.no_second_mail))
        register_days_off(times_off)
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
