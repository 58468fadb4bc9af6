"""The indices on the Elasticsearch server: made under a new name, filled, and swapped in for the old in one step."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from elasticsearch.helpers import scan

from search.backends.elasticsearch import (
    MAPPING,
    SCHEMA,
    SETTINGS,
    WRITE_SECONDS,
    ElasticsearchBackend,
    alias,
    client,
    own_alias,
    reachable,
    writing_alias,
)

if TYPE_CHECKING:
    from search.models import IndexRow

PATIENT_SECONDS = 60.0
LONGEST_BUILD_SECONDS = 3600
LAST_SEARCHES_SECONDS = 2.0  # a search whose index is removed under it fails; none is waited for longer than this


@contextmanager
def new_index() -> Iterator[str]:
    """A new index that takes writes from now on; after the block searches go to it alone and older ones are gone.

    Where the block fails the new index is taken away again and the old one stays.
    """
    name = f"{alias()}-v{SCHEMA}-{time.time_ns() // 1_000_000}"
    shape = {"number_of_shards": settings.ELASTICSEARCH["shards"], "number_of_replicas": settings.ELASTICSEARCH["replicas"]}
    with reachable():
        client(PATIENT_SECONDS).indices.create(
            index=name, mappings=MAPPING, settings={**SETTINGS, **shape}, aliases={writing_alias(): {}, own_alias(name): {}}
        )
    try:
        yield name
        with reachable():
            client(PATIENT_SECONDS).indices.refresh(index=name)
            pack(name)
            swap_to(name)
    except BaseException:
        with reachable():
            client(PATIENT_SECONDS).indices.delete(index=name, ignore_unavailable=True)
        raise


def pack(name: str) -> None:
    """Merge what was written batch by batch into one segment: facets over a common word are then counted in half the time."""
    client(LONGEST_BUILD_SECONDS).indices.forcemerge(index=name, max_num_segments=1)


def swap_to(name: str) -> None:
    """Point searches at this index in one step, let those under way end in the older ones, and remove these.

    A newer index is being built: it comes next.
    """
    indices = client(PATIENT_SECONDS).indices
    older = [index for index in all_indices() if born(index) < born(name)]
    leave = {"aliases": [alias(), writing_alias()], "must_exist": False}
    actions = [{"remove": {"index": index, **leave}} for index in older]
    indices.update_aliases(actions=[{"add": {"index": name, "alias": alias()}}, *actions])
    if older:
        time.sleep(LAST_SEARCHES_SECONDS)
        indices.delete(index=older, ignore_unavailable=True)


def all_indices() -> list[str]:
    """Every index of ours."""
    return list(client(PATIENT_SECONDS).indices.get(index=f"{alias()}-v*", ignore_unavailable=True).body)


def born(index: str) -> int:
    """When an index was made, in milliseconds since 1970: its name says it."""
    return int(index.rpartition("-")[2])


def are_missing() -> bool:
    """Whether no index answers searches, and none is being filled either. What a killed rebuild left behind does not count for ever."""
    with reachable():
        if client(WRITE_SECONDS).indices.exists_alias(name=alias()):
            return False
        ages = [time.time() - born(index) / 1000 for index in all_indices()]
    return not any(age < LONGEST_BUILD_SECONDS for age in ages)


def write_to(index: str, rows: Iterable[IndexRow]) -> None:
    """Put rows into one index. Raises TemporarilyUnavailable."""
    ElasticsearchBackend().write_to(index, rows)


def held_copies() -> dict[int, tuple[int, str]]:
    """Version and audience of every document that searches find, by row id."""
    with reachable():
        server = client(PATIENT_SECONDS)
        server.indices.refresh(index=alias())
        found = scan(server, index=alias(), query={"query": {"match_all": {}}, "version": True}, _source=["audience"], size=2000)
        return {int(hit["_id"]): (hit["_version"], hit["_source"]["audience"]) for hit in found}


def count(seconds: float) -> int:
    """How many documents searches find. Raises TemporarilyUnavailable, also where there is no index yet."""
    with reachable():
        return int(client(seconds).count(index=alias()).body["count"])


def forget(row_ids: Iterable[int]) -> None:
    """Remove documents that no row stands for."""
    with reachable():
        for row_id in row_ids:
            client(WRITE_SECONDS).options(ignore_status=404).delete(index=alias(), id=str(row_id))


def remove_all() -> None:
    """Delete every index of ours. For indices that were made to measure with; the site's own come back by a rebuild."""
    with reachable():
        if names := all_indices():
            client(PATIENT_SECONDS).indices.delete(index=names, ignore_unavailable=True)
