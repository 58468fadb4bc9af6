from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "clearinghouse.resources"
    label = "resources"
    verbose_name = "Library"

    def ready(self) -> None:
        from clearinghouse.core import audit, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.waiting import KIND, LINKS_KIND  # noqa: PLC0415 -- apps must be loaded first

        audit.register_action("evidence.record", "Record evidence", "Evidence recorded")
        audit.register_action("evidence.change", "Change evidence", "Evidence changed")
        waiting.register(KIND)
        waiting.register(LINKS_KIND)
