"""A large library for benchmarks, written straight into a SQLite database: the demo's reviews, varied by a seeded generator.

Each document has a live page of its own, since the search page asks the database once more what a person may see. The same seed
makes the same library; a finished one is kept in `var/bench`.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clearinghouse.core.progress import Progress
from search.language.spelling import can_be_spelled, spellings
from search.query import FUNCTION_WORDS, words_in
from tests.template_database import digest as migrations_digest

SEED = 20_261_123
FIRST_ID = 1_000_000
BATCH = 1000
NAMES = 30_000
SYLLABLES = [one + two for one in "bcdfghlmnprst" for two in ("a", "e", "il", "o", "ur")]
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_CHILD = 2000  # the demo's own pages lie below
ALPHABET = len(DIGITS)
PAGE_TABLES = {
    "wagtailcore_page": "id",
    "resources_resourcepage": "page_ptr_id",
    "resources_researchreviewpage": "resourcepage_ptr_id",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Template:
    """One review of the demo: its rows, by table, and what varies."""

    rows: dict[str, Row]
    sentences: list[str]
    facets: dict[str, list[str]]


def library(folder: Path, demo: Path, count: int, progress: Progress) -> Path:
    """A database with this many documents beside the demo's own, made from the demo's or found in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    version = hashlib.sha256(Path(__file__).read_bytes() + migrations_digest().encode()).hexdigest()[:12]
    kept = folder / f"library-{count}-{version}.sqlite3"
    if not kept.exists():
        for old in folder.glob(f"library-{count}-*"):
            old.unlink()
        making = kept.with_suffix(".making")
        shutil.copyfile(demo, making)
        grow(making, count, progress)
        making.rename(kept)
    return kept


def grow(database: Path, count: int, progress: Progress) -> None:
    """Add documents in bulk, with their pages."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        templates, chance = read_templates(connection), random.Random(SEED)
        pks = {(facet, value): pk for pk, facet, value in connection.execute("SELECT id, facet, value FROM search_facetvalue")}
        names = [name_of(chance) for _ in range(NAMES)]
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            documents = [document(number, chance, templates, names) for number in numbers]
            write(connection, documents)
            write_facets(connection, documents, pks)
            write_title_words(connection, documents)
            progress(f"Writing {count:,} documents", numbers[-1] + 1, count)
        write_words(connection)
        connection.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")
        connection.commit()


def read_templates(connection: sqlite3.Connection) -> list[Template]:
    """Every review of the demo that anybody may see."""
    wanted = "kind = 'research_review' AND audience = 'public' AND NOT is_removed"
    found = connection.execute(f"SELECT * FROM search_indexrow WHERE {wanted} ORDER BY id").fetchall()  # noqa: S608 -- our own condition
    return [template_of(connection, dict(row)) for row in found]


def template_of(connection: sqlite3.Connection, row: Row) -> Template:
    page_id = int(row["object_id"])
    rows = {"search_indexrow": row}
    for table, key in PAGE_TABLES.items():
        rows[table] = dict(connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [page_id]).fetchone())  # noqa: S608 -- our own names
    intervention = rows["resources_researchreviewpage"]["intervention_id"]
    rows["resources_intervention"] = dict(
        connection.execute("SELECT * FROM resources_intervention WHERE id = ?", [intervention]).fetchone()
    )
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n", f"{row['summary']} {row['body']}") if len(part) > 12]
    return Template(rows, sentences, json.loads(row["facets"]))


def name_of(chance: random.Random) -> str:
    """An invented name, so that some words are rare."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def document(number: int, chance: random.Random, templates: list[Template], names: list[str]) -> dict[str, list[Row]]:
    """The rows of one document by table: mostly of one review, with sentences and facet values of others, and rare names."""
    base, pk = chance.choice(templates), FIRST_ID + number
    others = [chance.choice(chance.choice(templates).sentences) for _ in range(6)]
    own = chance.choices(base.sentences, k=12)
    text = chance.sample([*own, *others], len(own) + len(others))
    # Few names are common and many are rare, as in any library.
    first, second = (names[int(len(names) * chance.random() ** 3)] for _ in range(2))
    page, row = base.rows["wagtailcore_page"], base.rows["search_indexrow"]
    title, slug = f"{first} {row['title']}"[:250], f"{first.lower()}-{number}"
    summary, body = " ".join(text[:3]), " ".join([*text[3:], second])
    path = page["path"][:-4] + encoded(FIRST_CHILD + number)
    key = uuid.UUID(int=chance.getrandbits(128)).hex
    nobody = dict.fromkeys(("live_revision_id", "latest_revision_id", "owner_id", "alias_of_id"))
    url = f"/library/{slug}/"
    return {
        "resources_intervention": [{**base.rows["resources_intervention"], "id": pk, "name": title, "wwc_id": None}],
        "wagtailcore_page": [{**page, **nobody, "id": pk, "path": path, "title": title, "draft_title": title, "slug": slug,
                              "url_path": f"/home{url}", "translation_key": key}],
        "resources_resourcepage": [{**base.rows["resources_resourcepage"], "page_ptr_id": pk, "summary": summary}],
        "resources_researchreviewpage": [{**base.rows["resources_researchreviewpage"], "resourcepage_ptr_id": pk, "intervention_id": pk}],
        "search_indexrow": [{**row, "id": pk, "object_id": str(pk), "title": title, "summary": summary, "body": body, "url": url,
                             "strength": row["strength"] + chance.random(), "version": 1,
                             "facets": json.dumps(varied(base, chance.choice(templates), chance))}],
    }  # fmt: skip


def varied(base: Template, other: Template, chance: random.Random) -> dict[str, list[str]]:
    """The review's facet values, with some of another's, so that few documents have all in common."""
    facets = {facet: set(values) for facet, values in base.facets.items()}
    for facet in ("topic", "setting", "grade", "outcome", "delivery"):
        if facet in other.facets and chance.random() < 0.4:
            facets.setdefault(facet, set()).add(chance.choice(other.facets[facet]))
    return {facet: sorted(values) for facet, values in sorted(facets.items())}


def encoded(number: int) -> str:
    """Four digits as treebeard writes them."""
    digits = []
    for _ in range(4):
        number, rest = divmod(number, ALPHABET)
        digits.append(DIGITS[rest])
    return "".join(reversed(digits))


def write(connection: sqlite3.Connection, documents: Sequence[dict[str, list[Row]]]) -> None:
    """Insert a batch, table by table."""
    for table in documents[0]:
        rows = [row for made in documents for row in made[table]]
        columns = list(rows[0])
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 -- our own names
        connection.executemany(statement, (tuple(row.values()) for row in rows))
    connection.commit()


def write_facets(
    connection: sqlite3.Connection, documents: Sequence[dict[str, list[Row]]], pks: dict[tuple[str, str], int]
) -> None:
    """Join documents with their facet values."""
    rows = [made["search_indexrow"][0] for made in documents]
    pairs = (
        (row["id"], pks[facet, value]) for row in rows for facet, values in json.loads(row["facets"]).items() for value in values
    )
    connection.executemany("INSERT INTO search_indexrow_facet_values (indexrow_id, facetvalue_id) VALUES (?, ?)", pairs)
    connection.commit()


def write_title_words(connection: sqlite3.Connection, documents: Sequence[dict[str, list[Row]]]) -> None:
    """The words of titles, for suggestions."""
    rows = [made["search_indexrow"][0] for made in documents]
    words = ((row["id"], word, row["audience"], row["strength"]) for row in rows for word in sorted(title_words(row["title"])))
    connection.executemany("INSERT INTO search_titleword (row_id, word, audience, strength) VALUES (?, ?, ?, ?)", words)
    connection.commit()


def title_words(title: str) -> set[str]:
    """As `search.language.words` reads them, without its models: here no Django runs."""
    return {word for word in map(str.lower, words_in(title)) if word.isalpha() and len(word) > 1 and word not in FUNCTION_WORDS}


def write_words(connection: sqlite3.Connection) -> None:
    """The words of titles as they are counted, and how they may be misspelled."""
    counted = connection.execute("SELECT word, audience, count(*) FROM search_titleword GROUP BY word, audience").fetchall()
    connection.executemany(
        "INSERT INTO search_word (word, audience, start, documents, titles) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (word, audience) DO UPDATE SET documents = excluded.documents, titles = excluded.titles",
        ((word, audience, word[:2], number, number) for word, audience, number in counted),
    )
    slips = ((spelling, word) for word, _, _ in counted if can_be_spelled(word) for spelling in sorted(spellings(word)))
    connection.executemany("INSERT OR IGNORE INTO search_misspelling (spelling, word) VALUES (?, ?)", slips)
    connection.commit()


def rare_names(count: int) -> Iterator[str]:
    """Names that few documents have."""
    chance = random.Random(SEED)
    return iter([name_of(chance) for _ in range(NAMES)][-count:])
