"""Parts of pages that are a function of what they show, rendered once for the same content.

What is shown holds plain values only, so the content itself is the key: what has changed is another key, and people who would see the same share
what was rendered. So nothing kept is ever out of date or somebody else's, and it goes only to make room.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Hashable

    from django.utils.safestring import SafeString

ROOM_CHARACTERS = 8_000_000
# Exactly these: two rows of the database are equal whatever they hold, and a text marked as safe equals one that is not.
PLAIN = (str, int, bool, float, datetime, date, type(None))


class Fragments:
    """What one process has rendered. Bounded in size; callable from any thread."""

    def __init__(self, room: int = ROOM_CHARACTERS) -> None:
        """Nothing is rendered yet; `room` is in characters."""
        self.room, self.taken = room, 0
        self.kept: OrderedDict[Hashable, SafeString] = OrderedDict()
        self.lock = Lock()

    def render(self, template: str, shown: Hashable) -> SafeString:
        """The template with `shown` and nothing else. Raises TypeError where `shown` holds anything but plain values, tuples and dataclasses."""
        key = (template, get_current_timezone_name(), get_language(), shown)
        with self.lock:
            if (known := self.kept.get(key)) is not None:
                self.kept.move_to_end(key)
                return known
        check_is_plain(shown)
        made = mark_safe(get_template(template).render({"shown": shown}))  # noqa: S308 -- the template has escaped it
        self.keep(key, made)
        return made

    def keep(self, key: Hashable, made: SafeString) -> None:
        """Keep what was made, and let go of what was not asked for the longest time."""
        with self.lock:
            if key not in self.kept:
                self.taken += len(made)
                self.kept[key] = made
            while self.taken > self.room:
                _, gone = self.kept.popitem(last=False)
                self.taken -= len(gone)


def check_is_plain(shown: Any) -> None:
    """Raise TypeError for what may change without becoming another key."""
    if dataclasses.is_dataclass(shown) and not isinstance(shown, type):
        for field in dataclasses.fields(shown):
            check_is_plain(getattr(shown, field.name))
    elif isinstance(shown, tuple):
        for part in shown:
            check_is_plain(part)
    elif type(shown) not in PLAIN:
        raise TypeError(f"A part of a page shows plain values; this is {type(shown).__name__}: {shown!r}")


fragments = Fragments()
