from django.apps import AppConfig

ACTIONS = (
    ("figure.archived", "Archive a figure", "Figure archived"),
    ("large_district.changed", "Change a large district", "Large district changed"),
)


class AdvocacyConfig(AppConfig):
    name = "clearinghouse.advocacy"
    label = "advocacy"
    verbose_name = "Public voice"

    def ready(self) -> None:
        from clearinghouse.advocacy.figures import ours  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import audit  # noqa: PLC0415 -- apps must be loaded first

        ours.register_all()
        for action in ACTIONS:
            audit.register_action(*action)
