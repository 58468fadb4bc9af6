from django.apps import AppConfig

ACTIONS = (
    ("contact.sent", "Write through the contact form", "Message sent"),
    ("contact.done", "Finish a message", "Message done"),
    ("contact.open", "Reopen a message", "Message open again"),
    ("figure.archived", "Archive a figure", "Figure archived"),
    ("large_district.changed", "Change a large district", "Large district changed"),
)


class AdvocacyConfig(AppConfig):
    name = "clearinghouse.advocacy"
    label = "advocacy"
    verbose_name = "Public voice"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.advocacy import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.advocacy.figures import ours  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.advocacy.services import personal, pictures  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.advocacy.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import audit, outbox, waiting  # noqa: PLC0415 -- apps must be loaded first

        ours.register_all()
        outbox.register(pictures.SIZES, outbox.Delivery(pictures.deliver_sizes, longest_pause=300, lease_seconds=900))
        privacy.register(privacy.Holding("contact", personal.export, erase=personal.erase))
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
