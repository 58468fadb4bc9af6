from django.apps import AppConfig

from clearinghouse.core import audit

ACTIONS = (
    ("board.created", "Open a board", "Board opened"),
    ("board.updated", "Change a board", "Board changed"),
    ("topic.answered", "Say what answers a question", "Accepted answer changed"),
)


class ForumsConfig(AppConfig):
    name = "forums"
    label = "forums"
    verbose_name = "Forums"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from forums.services import personal  # noqa: PLC0415 -- apps must be loaded first

        privacy.register(privacy.Holding("forums", personal.export, erase=personal.erase))
        for action in ACTIONS:
            audit.register_action(*action)
