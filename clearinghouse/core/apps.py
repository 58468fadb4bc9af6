from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "clearinghouse.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from clearinghouse.core import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.core.health.checks import register_all  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core.serving import checks  # noqa: F401, PLC0415 -- apps must be loaded first

        register_all()
