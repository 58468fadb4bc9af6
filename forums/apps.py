from django.apps import AppConfig

from clearinghouse.core import audit
from forums.enums import ACTIONS


class ForumsConfig(AppConfig):
    name = "forums"
    label = "forums"
    verbose_name = "Forums"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox, waiting  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.enums import NotificationKind  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.brought import topics as topics_brought  # noqa: PLC0415 -- apps must be loaded first
        from forums import receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from forums.selectors.tags import talk_on  # noqa: PLC0415 -- apps must be loaded first
        from forums.services import asking, digests, flagging, letters, personal, posting, proving, telling  # noqa: PLC0415 -- apps must be loaded first
        from forums.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first

        topics_brought.register(talk_on)
        privacy.register(privacy.Holding("forums", personal.export, erase=personal.erase))
        outbox.register(posting.TOLD, outbox.Delivery(telling.deliver))
        outbox.register(flagging.STILL, outbox.Delivery(flagging.deliver_still))
        outbox.register(proving.LOOK, outbox.Delivery(proving.deliver))
        outbox.register(telling.MAIL, outbox.Delivery(letters.deliver))
        outbox.register(digests.DIGEST, outbox.Delivery(digests.deliver, lease_seconds=600))
        for told in (NotificationKind.FORUM_POST, NotificationKind.FORUM_MENTION):
            mail.register_writing(told, mail.Writing("forums/email/letter", letters.no_second_mail))
        mail.register_writing(NotificationKind.FORUM_ASKED, mail.Writing("forums/email/asked", asking.words_of_mail))
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
