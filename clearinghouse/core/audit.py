"""The audit trail: who did what to which record, and what changed. It is Wagtail's log, so pages and our own records share one history.

Entries are only ever added (`receivers.py` refuses the rest).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Model
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User

Changes = dict[str, tuple[Any, Any]]


def register_action(action: str, label: str, message: str) -> None:
    """Name an action of an app, such as `evidence.change`; apps do so when they are ready."""

    def add(actions: LogActionRegistry) -> None:
        actions.register_action(action, label, message)

    hooks.register("register_log_actions", add)


def record(
    instance: Model, action: str, *, actor: User | AnonymousUser | None = None, changes: Changes | None = None, **details: Any
) -> None:
    """Write one entry in the running transaction. `changes` holds before and after by field.

    An actor of None is the system itself, and so is a visitor. Records among the values are written as people read them.
    Raises ValidationError for an action that no app has registered.
    """
    if changes:
        details["changes"] = {name: [plain(value) for value in pair] for name, pair in changes.items()}
    person = actor if actor is not None and actor.is_authenticated else None
    log(instance=instance, action=action, user=person, data=plain(details), content_changed=bool(changes))


def rename(instance: Model, title: str) -> None:
    """Have every entry about a record call it by another name: the one change that the trail takes.

    For names that must stand nowhere any more, such as a title that told of a student. What was done, when and by whom stays as it is.
    """
    # Wagtail's models and Django's content types may be asked only once all apps are loaded.
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 -- see above
    from wagtail.models import ModelLogEntry  # noqa: PLC0415 -- see above

    about = ContentType.objects.get_for_model(instance, for_concrete_model=False)
    ModelLogEntry.objects.filter(content_type=about, object_id=str(instance.pk)).update(label=title)


def plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Model):
        return str(value)
    if isinstance(value, dict):
        return {str(name): plain(held) for name, held in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(held) for held in value)
    return [plain(held) for held in value] if isinstance(value, list | tuple) else value
