from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "clearinghouse.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from clearinghouse.core import checks, receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.core.health.checks import register_all  # noqa: PLC0415 -- apps must be loaded first

        register_all()
