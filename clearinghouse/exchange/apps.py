from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "clearinghouse.exchange"
    label = "exchange"
    verbose_name = "Exchange"
