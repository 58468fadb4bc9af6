from django.apps import AppConfig

from clearinghouse.core import audit


class AccountsConfig(AppConfig):
    name = "clearinghouse.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from clearinghouse.accounts import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from clearinghouse.accounts.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox  # noqa: PLC0415 -- apps must be loaded first

        outbox.register(mail.TOPIC, outbox.Delivery(mail.deliver))
        audit.register_action("account.named", "Change a name", "Name changed")
        audit.register_action("account.sessions_ended", "Sign out elsewhere", "Signed out elsewhere")
        audit.register_action("account.exported", "Export personal data", "Personal data exported")
        audit.register_action("account.erased", "Erase an account", "Account erased")
