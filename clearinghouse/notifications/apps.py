from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "clearinghouse.notifications"
    label = "notifications"
    verbose_name = "Notifications"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail, notifying, personal  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.waiting import KIND  # noqa: PLC0415 -- apps must be loaded first

        waiting.register(KIND)
        outbox.register(notifying.TOPIC, outbox.Delivery(mail.deliver))
        privacy.register(privacy.Holding("notifications", export=personal.export, erase=personal.erase))
