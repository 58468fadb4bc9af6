from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "clearinghouse.home"
    label = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        from clearinghouse.home import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
