"""Ways into the library. Apps above may bring their own, such as the challenges of small districts; the library knows its vocabularies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from clearinghouse.resources.models import Topic

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


@dataclass(frozen=True)
class Way:
    """One way in: its words, the page of the topic or the search it opens (or the page at `url`), and how many resources are there."""

    label: str
    facet: str
    value: str
    count: int
    note: str = ""
    parts: tuple[Way, ...] = ()
    url: str = ""

    @property
    def address(self) -> str:
        """Where it leads."""
        if self.facet == Topic.facet and not self.url:
            return reverse("library:topic", args=[self.value])
        return self.url or f"/search/?{urlencode({self.facet: self.value})}"


Bringer = Callable[["User | AnonymousUser | None"], list[Way]]
_bringers: list[Bringer] = []


def register(bringer: Bringer) -> None:
    """Add ways that an app brings."""
    if bringer not in _bringers:
        _bringers.append(bringer)


def brought(user: User | AnonymousUser | None) -> list[Way]:
    """Every way that apps above bring for this person."""
    return [way for bringer in _bringers for way in bringer(user)]
