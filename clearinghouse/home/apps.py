from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "clearinghouse.home"
    label = "home"
    verbose_name = "Home"
