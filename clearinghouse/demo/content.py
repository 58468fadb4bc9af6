"""Reads the demo's content: YAML and JSON files in `content/`, written by hand but for the evidence."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).parent / "content"


def content_files(*patterns: str) -> list[Path]:
    """The files that match, in a fixed order. A pattern that matches nothing is a mistake of ours."""
    found = [sorted(CONTENT.glob(pattern)) for pattern in patterns]
    for pattern, files in zip(patterns, found, strict=True):
        if not files:
            raise FileNotFoundError(f"No demo content matches {pattern}")
    return [path for files in found for path in files]


def content_hash(*patterns: str) -> str:
    """One hash over the names and bytes of the files that match."""
    digest = hashlib.sha256()
    for path in content_files(*patterns):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_entries(*patterns: str) -> list[dict[str, Any]]:
    """The entries of all files that match, one list. JSON files hold them under `entries`, below a word about their source."""
    return [entry for path in content_files(*patterns) for entry in entries_of(read_file(path))]


def entries_of(content: Any) -> list[dict[str, Any]]:
    """The entries of one file."""
    entries: list[dict[str, Any]] = content["entries"] if isinstance(content, dict) else content
    return entries


def read_mapping(name: str) -> dict[str, Any]:
    """A file that holds one mapping."""
    mapping: dict[str, Any] = read_file(CONTENT / name)
    return mapping


def read_file(path: Path) -> Any:
    """JSON where the name says so, YAML otherwise."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
