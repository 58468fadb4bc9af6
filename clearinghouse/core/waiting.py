"""What waits for a person: each app says it for its own things, the dashboard shows it in one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


class Urgency(IntEnum):
    """The order of the list: what blocks other people comes first, what is merely good to do comes last."""

    OTHERS_WAIT = 1
    SOON = 2
    WHEN_YOU_CAN = 3


@dataclass(frozen=True)
class WaitingItem:
    """One line: what waits, where to do it, the verb on the link, and since when or until when."""

    text: str
    url: str
    action: str
    urgency: Urgency = Urgency.WHEN_YOU_CAN
    when: datetime | None = None
    note: str = ""


# A provider is asked with the person who is signed in. Core does not know what a person is.
Provider = Callable[[Any], Iterable[WaitingItem]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let an app speak. Called in its AppConfig.ready; a provider answers with a fixed number of queries and few items."""
    if provider not in _providers:
        _providers.append(provider)


def waiting_for(user: Any) -> list[WaitingItem]:
    """Everything that waits for this person, most urgent first, then oldest first."""
    items = [item for provider in _providers for item in provider(user)]
    return sorted(items, key=lambda item: (item.urgency, item.when is None, item.when.timestamp() if item.when else 0.0))
