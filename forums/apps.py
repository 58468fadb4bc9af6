from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("board.created", "Open a board", "Board opened"),
    ("board.updated", "Change a board", "Board changed"),
    ("post.flagged", "Report a post", "Post reported"),
    ("post.shown", "Let a post stand", "Post stands"),
    ("post.hidden", "Take a post down", "Post taken down"),
    ("post.purged", "Take the words of a post out of everything", "The words of a post are gone for good"),
    ("topic.set", "Close, pin or move a topic", "Topic closed, pinned or moved"),
    ("topic.merged", "Merge topics", "Another topic became a part of this one"),
    ("topic.split", "Split posts off a topic", "Posts were split off into a topic of their own"),
    ("topic.answered", "Say what answers a question", "Accepted answer changed"),
)


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
        from forums.services import asking, digests, letters, personal, posting, telling  # noqa: PLC0415 -- apps must be loaded first
        from forums.waiting import KINDS  # noqa: PLC0415 -- apps must be loaded first

        topics_brought.register(talk_on)
        privacy.register(privacy.Holding("forums", personal.export, erase=personal.erase))
        outbox.register(posting.TOLD, outbox.Delivery(telling.deliver))
        outbox.register(telling.MAIL, outbox.Delivery(letters.deliver))
        outbox.register(digests.DIGEST, outbox.Delivery(digests.deliver, lease_seconds=600))
        for told in (NotificationKind.FORUM_POST, NotificationKind.FORUM_MENTION):
            mail.register_writing(told, mail.Writing("forums/email/letter", letters.no_second_mail))
        mail.register_writing(NotificationKind.FORUM_ASKED, mail.Writing("forums/email/asked", asking.words_of_mail))
        for kind in KINDS:
            waiting.register(kind)
        for action in ACTIONS:
            audit.register_action(*action)
