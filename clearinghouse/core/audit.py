"""The audit trail: who did what to which record, and what changed. It is Wagtail's log, so pages and our own records share one history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Model
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User

Changes = dict[str, tuple[Any, Any]]


def register_action(action: str, label: str, message: str) -> None:
    """Name an action of an app, such as `evidence.change`; apps do so when they are ready."""

    def add(actions: LogActionRegistry) -> None:
        actions.register_action(action, label, message)

    hooks.register("register_log_actions", add)


def record(instance: Model, action: str, *, actor: User | None = None, changes: Changes | None = None, **details: Any) -> None:
    """Write one entry in the running transaction. `changes` holds before and after by field; an actor of None is the system itself."""
    data = {**details, **({"changes": {name: list(pair) for name, pair in changes.items()}} if changes else {})}
    log(instance=instance, action=action, user=actor, data=data, content_changed=bool(changes))
