"""A library of many resources of every kind for benchmarks: copies of the demo's pages, with all that hangs on them."""

from __future__ import annotations

import random
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.bench.corpus import encoded

SEED = 20_261_126
FIRST_ID = 2_000_000
FIRST_CHILD = 5000  # the demo's own pages lie below
BATCH = 1000
KIND_TABLES = (
    "resources_researchreviewpage",
    "resources_practiceguidepage",
    "resources_practicepage",
    "resources_assistivetechnologypage",
    "resources_linkpage",
)
# What hangs on a resource, by the column that names it.
CHILDREN = {
    "resources_resourcepage_topics": "resourcepage_id",
    "resources_resourcepage_subjects": "resourcepage_id",
    "resources_resourcepage_grades": "resourcepage_id",
    "resources_resourcepage_requirements": "resourcepage_id",
    "resources_resourcesource": "page_id",
    "resources_assistivetechnologypage_functional_needs": "assistivetechnologypage_id",
}
NOBODY = dict.fromkeys(("live_revision_id", "latest_revision_id", "owner_id", "alias_of_id"))

Row = dict[str, Any]


def grow(database: Path, count: int) -> None:
    """Add so many published resources that everybody may see. The same database and count make the same library."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        templates = [tables for table in KIND_TABLES for tables in templates_in(connection, table)]
        chance = random.Random(SEED)
        for start in range(0, count, BATCH):
            for number in range(start, min(start + BATCH, count)):
                write(connection, copied(chance.choice(templates), number, chance))
            connection.commit()


def templates_in(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, list[Row]]]:
    """Each published resource of one kind: its rows by table."""
    shown = "SELECT page_ptr_id FROM resources_resourcepage WHERE audience = 'public' AND page_ptr_id IN (SELECT id FROM wagtailcore_page WHERE live)"
    for row in rows_of(connection, f"SELECT * FROM {table} WHERE resourcepage_ptr_id IN ({shown})"):  # noqa: S608 -- our own names
        pk = row["resourcepage_ptr_id"]
        own = {
            "wagtailcore_page": rows_of(connection, "SELECT * FROM wagtailcore_page WHERE id = ?", pk),
            "resources_resourcepage": rows_of(connection, "SELECT * FROM resources_resourcepage WHERE page_ptr_id = ?", pk),
        }
        if "intervention_id" in row:
            intervention = row["intervention_id"]
            own = {
                "resources_intervention": rows_of(connection, "SELECT * FROM resources_intervention WHERE id = ?", intervention),
                **own,
            }
        children = {
            name: rows_of(connection, f"SELECT * FROM {name} WHERE {column} = ?", pk)  # noqa: S608 -- our own names
            for name, column in CHILDREN.items()
        }
        yield {**own, table: [row], **children}


def rows_of(connection: sqlite3.Connection, query: str, *values: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(query, values)]


def copied(template: dict[str, list[Row]], number: int, chance: random.Random) -> dict[str, list[Row]]:
    """The rows of one more resource like the template, under ids and an address of its own."""
    pk, made = FIRST_ID + number, {name: [dict(row) for row in rows] for name, rows in template.items()}
    page = made["wagtailcore_page"][0]
    page |= NOBODY
    page |= {"id": pk, "path": page["path"][:-4] + encoded(FIRST_CHILD + number), "slug": f"resource-{number}"}
    page |= {"title": f"{page['title']} {number}", "draft_title": f"{page['title']} {number}"}
    page |= {"url_path": f"{page['url_path'].rstrip('/').rpartition('/')[0]}/resource-{number}/"}
    page |= {"translation_key": uuid.UUID(int=chance.getrandbits(128)).hex}
    made["resources_resourcepage"][0]["page_ptr_id"] = pk
    for table in KIND_TABLES:
        for row in made.get(table, ()):
            row["resourcepage_ptr_id"] = pk
            if "intervention_id" in row:
                row["intervention_id"] = pk
                made["resources_intervention"][0] |= {"id": pk, "name": page["title"], "wwc_id": None}
    for table, column in CHILDREN.items():
        for row in made[table]:
            row[column] = pk
            del row["id"]
    return made


def write(connection: sqlite3.Connection, made: dict[str, list[Row]]) -> None:
    for table, rows in made.items():
        for row in rows:
            places = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))  # noqa: S608 -- our own names
