from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from search import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
