from django.apps import AppConfig

ACTIONS = (
    ("evidence.record", "Record evidence", "Evidence recorded"),
    ("evidence.change", "Change evidence", "Evidence changed"),
    ("tried_here.written", "Write what was tried", "A district wrote what it tried"),
    ("tried_here.changed", "Change what was tried", "A note on what was tried changed"),
    ("tried_here.withdrawn", "Withdraw a note", "A note on what was tried withdrawn"),
    ("tried_here.reported", "Report a note", "A note on what was tried reported"),
    ("tried_here.taken_down", "Take a note down", "A note on what was tried taken down"),
    ("tried_here.kept", "Let a note stand", "A note on what was tried stands"),
    ("collection.made", "Make a collection", "Collection made"),
    ("collection.changed", "Change a collection", "Collection changed"),
    ("collection.deleted", "Delete a collection", "Collection deleted"),
)


class ResourcesConfig(AppConfig):
    name = "clearinghouse.resources"
    label = "resources"
    verbose_name = "Library"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import audit, outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.enums import NotificationKind  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.resources.services import alerts, personal  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.waiting import KIND, LINKS_KIND, REPORTS_KIND  # noqa: PLC0415 -- apps must be loaded first

        for action in ACTIONS:
            audit.register_action(*action)
        for kind in (KIND, LINKS_KIND, REPORTS_KIND):
            waiting.register(kind)
        outbox.register(alerts.TOPIC, outbox.Delivery(alerts.deliver))
        mail.register_writing(NotificationKind.RESOURCE_CHANGED, mail.Writing("resources/email/changes", alerts.words_of))
        privacy.register(privacy.Holding("library", export=personal.export, erase=personal.erase))
