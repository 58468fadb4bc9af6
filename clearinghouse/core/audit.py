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


def plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Model):
        return str(value)
    if isinstance(value, dict):
        return {str(name): plain(held) for name, held in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(held) for held in value)
    return [plain(held) for held in value] if isinstance(value, list | tuple) else value
