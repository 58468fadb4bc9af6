from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    name = "clearinghouse.districts"
    label = "districts"
    verbose_name = "Districts"
