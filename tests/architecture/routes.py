"""Every address this site answers, read from the resolver itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Route:
    """`pattern` is the whole pattern from the root as written in the urls modules."""

    pattern: str
    name: str | None

    @property
    def has_arguments(self) -> bool:
        return "<" in self.pattern or "(" in self.pattern


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[Route]:
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, here)
        else:
            yield Route(here, entry.name)


def all_routes() -> list[Route]:
    return sorted(walk(get_resolver().url_patterns), key=lambda route: route.pattern)
