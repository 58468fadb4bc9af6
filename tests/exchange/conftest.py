import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.samples import SAMPLE, make_library
from tests.fixtures.cms import in_cms

__all__ = ["in_cms"]

Rows = list[dict[str, str]]


@pytest.fixture
def library(db):
    return make_library()


@pytest.fixture
def sample_rows() -> Rows:
    return list(csv.DictReader(io.StringIO(SAMPLE.read_text(encoding="utf-8"))))


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[[Rows], Path]:
    """Writes rows as a CSV file and gives its path."""

    def write(rows: Rows, name: str = "findings.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write
