"""Which importer takes which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from clearinghouse.exchange.enums import ImportKind
from clearinghouse.exchange.services.importers import IMPORTERS
from clearinghouse.exchange.tables import UnreadableFile
from tests.exchange.records.tables import as_workbook, written
from tests.exchange.samples import SAMPLE


def test_every_kind_of_file_has_an_importer() -> None:
    assert set(IMPORTERS) == set(ImportKind)


def test_each_takes_its_own_file_and_refuses_the_others(tmp_path: Path) -> None:
    resources = written(tmp_path, [{"kind": "link", "title": "A report"}])
    IMPORTERS[ImportKind.EVIDENCE].look(SAMPLE)
    IMPORTERS[ImportKind.RECORDS].look(resources)
    IMPORTERS[ImportKind.RECORDS].look(as_workbook([["kind"], ["link"]], tmp_path / "book.xlsx"))
    for kind, path in ((ImportKind.EVIDENCE, resources), (ImportKind.RECORDS, SAMPLE)):
        with pytest.raises(UnreadableFile, match="Missing"):
            IMPORTERS[kind].look(path)


def test_a_column_that_nobody_knows_is_told_with_what_was_meant(tmp_path: Path) -> None:
    path = written(tmp_path, [{"kind": "link", "publsher": "The press"}])
    with pytest.raises(UnreadableFile, match="does not know: “publsher”. Did you mean “publisher”"):
        IMPORTERS[ImportKind.RECORDS].look(path)


def test_a_column_named_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("kind,title,title\nlink,a,b\n")
    with pytest.raises(UnreadableFile, match="names a column twice: title"):
        IMPORTERS[ImportKind.RECORDS].look(path)


def test_only_resources_are_taken_whole_or_not_at_all() -> None:
    assert {kind: importer.is_whole for kind, importer in IMPORTERS.items()} == {
        ImportKind.EVIDENCE: False,
        ImportKind.RECORDS: True,
    }
