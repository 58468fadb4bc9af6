from django.apps import AppConfig

from clearinghouse.core import audit


class DistrictsConfig(AppConfig):
    name = "clearinghouse.districts"
    label = "districts"
    verbose_name = "Districts"

    def ready(self) -> None:
        audit.register_action("district.created", "Add a district", "District added")
        audit.register_action("district.updated", "Change a district", "District's facts changed")
