"""Files that could fill a machine, read in a process of their own: a clear no or all its rows, and little memory either way."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.records.tables import as_workbook
from tests.faults import FULL
from tests.template_database import ROOT

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="not run: no /proc to read the peak of memory from"),
]
MEGABYTE = 1024 * 1024
SIZE = (100 if FULL else 12) * MEGABYTE
# Reading holds a row, an archive's directory and buffers; the process itself has its modules before it begins.
MOST_GROWTH = 60 * MEGABYTE
SHEET = "xl/worksheets/sheet1.xml"
READ = """
import django
django.setup()
from pathlib import Path
from clearinghouse.core.errors import RuleViolation
from clearinghouse.exchange.services.records import read_records
def peak():
    text = Path("/proc/self/status").read_text()
    return int(text.split("VmHWM:")[1].split()[0]) * 1024
before = peak()
try:
    said = f"{sum(1 for row in read_records(Path(PATH)))} rows"
except RuleViolation as refused:
    said = refused.message
print(peak() - before, said)
"""


def many_rows(path: Path) -> None:
    row = b"link,A report,It says that it does.\n"
    with path.open("wb") as stream:
        stream.write(b"kind,title,summary\n")
        for _ in range(SIZE // len(row) // 1000):
            stream.write(row * 1000)


def one_line(path: Path) -> None:
    path.write_bytes(b"kind,title\nlink," + b"x" * SIZE)


def one_quotation(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(b'kind,title\nlink,"')
        for _ in range(SIZE // 1000):
            stream.write(b"x" * 999 + b"\n")


def zeros(path: Path) -> None:
    path.write_bytes(b"kind,title\n" + (b"\0" * 99 + b"\n") * (SIZE // 100))


def with_sheet(path: Path, write: Callable[[zipfile.ZipFile], None]) -> None:
    as_workbook([["kind"], ["link"]], path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        write(archive)


def bomb(path: Path) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        with archive.open(SHEET, "w", force_zip64=True) as stream:
            for _ in range(10 * SIZE // MEGABYTE):
                stream.write(b" " * MEGABYTE)

    with_sheet(path, write)


def laughs(path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with_sheet(path, lambda archive: archive.writestr(SHEET, f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a11;</x>'))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (many_rows, "rows"),
        (one_line, "longer than 200,000 characters"),
        (one_quotation, "a cell is longer than any cell should be"),
        (zeros, "NUL character"),
        (bomb, "unpacks to"),
        (laughs, "document type or entities"),
    ],
)
def test_memory_stays_within_bounds_and_the_file_is_told(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "resources"
    make(path)
    settings = {"DJANGO_SETTINGS_MODULE": "clearinghouse.settings.test", "VAR_DIR": str(tmp_path), "IMPORT_MOST_ROWS": "10000000"}
    command = [sys.executable, "-c", READ.replace("PATH)", f"{str(path)!r})")]
    reading = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=True)
    growth, _, words = reading.stdout.strip().partition(" ")
    assert said in words
    assert int(growth) < MOST_GROWTH
