from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "clearinghouse.resources"
    label = "resources"
    verbose_name = "Library"
