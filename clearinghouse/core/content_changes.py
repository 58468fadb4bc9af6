"""Counts changes to what visitors may see, so that cached pages give way at once.

Saves and deletes are counted by `receivers.py`. Whoever writes past the signals (`QuerySet.update`, `bulk_create`, raw SQL) calls
`content_changed()`.
"""

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from clearinghouse.core.models import ContentVersion

# Rows that no visitor's page is made of. Everything else counts as content: to count too much is safe, too little is not.
QUIET_APPS = frozenset(
    {"account", "admin", "contenttypes", "core", "django_tasks", "mfa", "modelsearch", "notifications", "sessions", "socialaccount",
     "usersessions", "wagtailsearch"}
)  # fmt: skip
QUIET_MODELS = frozenset(
    {"accounts.sentmail", "accounts.user", "auth.permission", "forums.arrivalcount", "forums.asked", "forums.boardmark", "forums.call", "forums.draft", "forums.flag", "forums.forumfeed", "forums.helper", "forums.helper_expertise", "forums.mailwish", "forums.topicevent", "forums.topicmark", "pd_events.calendarfeed", "pd_events.registration",
     "pd_events.registrationchange", "resources.linkcheck", "resources.qualityreview", "resources.qualityscore",
     "resources.rating", "resources.resourcechange", "resources.resourceproposal", "resources.savedresource", "resources.toldchange",
     "resources.triedherereport", "search.askedquery", "search.querycount", "search.refinement", "search.resultclick",
     "search.savedfind", "search.savedsearch", "wagtailcore.modellogentry", "wagtailcore.pagelogentry", "wagtailcore.referenceindex",
     "wagtailcore.revision", "wagtailusers.userprofile"}
)  # fmt: skip


def is_content(model: type[Model]) -> bool:
    """Whether a row of this model may be on a visitor's page. The models that migrations work with are not: nobody visits yet."""
    meta = model._meta
    return meta.apps is apps and meta.app_label not in QUIET_APPS and meta.label_lower not in QUIET_MODELS


def content_changed() -> None:
    """Let every cached page give way once the running transaction has committed."""
    waiting = (function for _, function, *_ in transaction.get_connection().run_on_commit)
    if ContentVersion.bump not in waiting:
        transaction.on_commit(ContentVersion.bump, robust=True)
