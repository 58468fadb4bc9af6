from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "clearinghouse.exchange"
    label = "exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        from clearinghouse.core import audit, outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.exchange import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.exchange.services import (  # noqa: PLC0415 -- apps must be loaded first
            file_imports,
            harvesting,
            harvests,
            oai_records,
            running,
        )
        from clearinghouse.exchange.waiting import KIND  # noqa: PLC0415 -- apps must be loaded first

        # Longer than a worker's silence: what a dead one left behind is then taken again.
        delivery = outbox.Delivery(running.deliver, first_pause=2, longest_pause=10, most_attempts=3, lease_seconds=120)
        outbox.register(oai_records.TOPIC, outbox.Delivery(oai_records.deliver, longest_pause=15))
        outbox.register(file_imports.TOPIC, delivery)
        outbox.register(harvests.TOPIC, outbox.Delivery(harvesting.deliver, first_pause=5, longest_pause=600, lease_seconds=240))
        audit.register_action("harvest.change", "Change a library to harvest", "Library to harvest changed")
        audit.register_action("harvest.preview", "Look at first records", "First records looked at")
        audit.register_action("harvest.start", "Start a harvest", "Harvest started")
        audit.register_action("harvest.stop", "Stop a harvest", "Harvest stopped")
        waiting.register(KIND)
