from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "clearinghouse.exchange"
    label = "exchange"
    verbose_name = "Exchange"

    def ready(self) -> None:
        from clearinghouse.core import outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.exchange import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.exchange.services import file_imports, oai_records, running  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.exchange.waiting import KIND  # noqa: PLC0415 -- apps must be loaded first

        # Longer than a worker's silence: what a dead one left behind is then taken again.
        delivery = outbox.Delivery(running.deliver, first_pause=2, longest_pause=10, most_attempts=3, lease_seconds=120)
        outbox.register(oai_records.TOPIC, outbox.Delivery(oai_records.deliver, longest_pause=15))
        outbox.register(file_imports.TOPIC, delivery)
        waiting.register(KIND)
