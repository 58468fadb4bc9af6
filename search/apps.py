from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from clearinghouse.accounts import privacy  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.challenges import gatherers  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.core import outbox  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.enums import NotificationKind  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.notifications.services import mail  # noqa: PLC0415 -- apps must be loaded first
        from clearinghouse.resources.brought import related  # noqa: PLC0415 -- apps must be loaded first
        from search import challenges, events, forums, health, receivers  # noqa: F401, PLC0415 -- apps must be loaded first
        from search.selectors import similar  # noqa: PLC0415 -- apps must be loaded first
        from search.services import indexing, personal, pushing, telling  # noqa: PLC0415 -- apps must be loaded first

        outbox.register(indexing.REFRESH, outbox.Delivery(indexing.deliver_refreshes, longest_pause=15))
        outbox.register(indexing.PUSH, outbox.Delivery(pushing.deliver_pushes, longest_pause=15))
        gatherers.register(challenges.GATHERER)
        related.register(similar.pages_like)
        health.register_all()
        mail.register_writing(NotificationKind.SAVED_SEARCH, mail.Writing("search/email/finds", telling.words_of))
        privacy.register(privacy.Holding("saved searches", export=personal.export, erase=personal.erase))
