"""Every address this site answers, read from the resolver itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True)
class Route:
    """`pattern` is the whole pattern from the root as written in the urls modules."""

    pattern: str
    name: str | None
    module: str

    @property
    def is_ours(self) -> bool:
        """Whether its view is written in this product."""
        return self.module.startswith(("clearinghouse.", "search."))


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[Route]:
    for entry in patterns:
        here = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, here)
        else:
            yield Route(here, entry.name, module_of(entry.callback))


def module_of(view: Callable[..., object]) -> str:
    """Where a view is written; Wagtail hides its own and ours alike below its checks."""
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return str(getattr(view, "view_class", view).__module__)


def all_routes() -> list[Route]:
    return sorted(walk(get_resolver().url_patterns), key=lambda route: route.pattern)
