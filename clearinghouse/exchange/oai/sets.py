"""Sets that others may harvest by: one for each kind of resource, one for each topic with what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import Topic
from clearinghouse.resources.selectors.vocabularies import term_at

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOTS = {"kind": "Kinds of resource", "topic": "Topics"}


def all_sets() -> dict[str, str]:
    """Every set with its name, broader ones first. One query."""
    kinds = {f"kind:{kind.value}": str(kind.label) for kind in ResourceKind}
    topics = {f"topic:{slug}": name for slug, name in Topic.objects.current().order_by("name").values_list("slug", "name")}
    return {"kind": ROOTS["kind"], **kinds, "topic": ROOTS["topic"], **topics}


def current_set(spec: str) -> str:
    """The set that a harvester means: where its topic was merged into another, that of the other. One query for a topic."""
    kind, _, slug = spec.partition(":")
    topic = term_at(Topic, slug) if kind == "topic" and slug else None
    return spec if topic is None else f"topic:{topic.slug}"


def in_a_row(specs: Iterable[str]) -> str:
    """Sets as a record keeps them, so that one of them is found by ` name `. What is in a set is in the one above it."""
    names = sorted({*specs, *(spec.partition(":")[0] for spec in specs)})
    return f" {' '.join(names)} " if names else ""


def leaves(row: str) -> list[str]:
    """The sets that a header names; those above are understood."""
    return [spec for spec in row.split() if ":" in spec]
