from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("event.created", "Create an event", "Event created"),
    ("event.updated", "Change an event", "Event changed"),
    ("event.published", "Open an event", "Event opened"),
    ("event.cancelled", "Cancel an event", "Event cancelled"),
    ("date.added", "Add a date", "Date added"),
    ("date.updated", "Change a date", "Date changed"),
    ("date.cancelled", "Cancel a date", "Date cancelled"),
)


class EventsConfig(AppConfig):
    name = "pd_events"
    label = "pd_events"
    verbose_name = "Events"

    def ready(self) -> None:
        for action in ACTIONS:
            audit.register_action(*action)
