"""Judged questions: those about the demo library that stand beside this file, and those of a collection in a folder."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

OWN = Path(__file__).with_name("questions.yaml")


class Unreadable(Exception):
    """A file is not in the form that is described; the message says which and where."""


@dataclass(frozen=True)
class Question:
    """What is asked, and the grade of each resource or document that is of any use."""

    text: str
    grades: dict[str, int]
    half: str = "all"


def own_questions() -> list[Question]:
    """The judged questions about the demo library."""
    return [Question(entry["text"], entry["grades"], entry["half"]) for entry in yaml.safe_load(OWN.read_text())]


def questions_of(folder: Path) -> list[Question]:
    """Those of a collection: `queries.jsonl` with `id` and `text`, `qrels.tsv` with `query_id`, `document_id` and `grade`."""
    judged: defaultdict[str, dict[str, int]] = defaultdict(dict)
    try:
        with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                judged[row["query_id"]][row["document_id"]] = int(row["grade"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"{folder / 'qrels.tsv'}: {error}") from error
    asked = [Question(entry["text"], judged[entry["id"]]) for entry in entries(folder / "queries.jsonl", "id", "text")]
    return [question for question in asked if any(grade > 0 for grade in question.grades.values())]


def documents_of(folder: Path) -> Iterator[dict[str, str]]:
    """The documents of a collection: `documents.jsonl` with `id`, `title` and `text`."""
    return entries(folder / "documents.jsonl", "id", "title", "text")


def entries(path: Path, *names: str) -> Iterator[dict[str, str]]:
    """The lines of a file of JSON objects, with these fields as text."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield entry_of(json.loads(line), names, f"{path}, line {number}")
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: {error}") from error


def entry_of(read: Any, names: tuple[str, ...], place: str) -> dict[str, str]:
    """These fields of one object."""
    missing = [name for name in names if name not in read] if isinstance(read, dict) else list(names)
    if missing:
        raise Unreadable(f"{place}: {', '.join(missing)} is missing.")
    return {name: str(read[name]) for name in names}
