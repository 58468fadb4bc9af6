"""What the table of resources holds is read back unchanged, from either kind of file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clearinghouse.core.serving.cells import WOULD_RUN
from clearinghouse.exchange.records.columns import AS_IT_IS, NAMED, TOLD, all_columns, columns_of
from clearinghouse.exchange.records.sheets import as_csv, as_workbook
from clearinghouse.exchange.selectors.record_tables import table_for
from clearinghouse.exchange.services.records import import_records
from clearinghouse.resources.enums import ResourceKind
from clearinghouse.resources.models import LinkPage
from tests.exchange.records.tables import a_library_of_every_kind


def exported(folder: Path, actor, ending: str) -> Path:
    path = folder / f"out.{ending}"
    write = as_csv if ending == "csv" else as_workbook
    path.write_bytes(b"".join(write(table_for(actor))))
    return path


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_library_of_every_kind_comes_back_unchanged(curator, tmp_path, ending) -> None:
    a_library_of_every_kind()
    report = import_records(exported(tmp_path, curator, ending), actor=curator)
    assert [(deed.line, deed.outcome, deed.changes) for deed in report.deeds if deed.outcome != "same"] == []
    assert report.unchanged["resources"] == 6


@pytest.mark.django_db
def test_no_cell_of_any_kind_is_taken_for_a_formula(curator, tmp_path) -> None:
    a_library_of_every_kind()
    rows = list(csv.DictReader(io.StringIO(exported(tmp_path, curator, "csv").read_text("utf-8-sig"), newline="")))
    numbers = {"effect_points"}
    risky = [
        (name, cell)
        for row in rows
        for name, cell in row.items()
        if WOULD_RUN.match(cell) and cell[0] != "'" and name not in numbers
    ]
    assert risky == []
    assert {row["effect_points"] for row in rows} == {"-3", ""}
    book = load_workbook(exported(tmp_path, curator, "xlsx"))
    assert {cell.data_type for row in book.active for cell in row} <= {"s", "n", "inlineStr"}
    assert book.active["F2"].value.startswith("'=HYPERLINK")


@pytest.mark.django_db
def test_a_text_too_long_for_a_workbook_is_left_as_it_is_and_not_cut_off(curator, tmp_path) -> None:
    pages = a_library_of_every_kind()
    page = LinkPage.objects.get(pk=pages["link"].pk)
    page.summary = "long " * 8_000
    page.save_revision().publish()
    path = exported(tmp_path, curator, "xlsx")
    cells = {row[2].value: row[5].value for row in load_workbook(path).active}
    assert cells["a-report"] == AS_IT_IS
    assert import_records(path, actor=curator).unchanged["resources"] == 6


@pytest.mark.django_db
def test_every_field_that_an_editor_fills_has_a_column() -> None:
    for kind in ResourceKind.values:
        page_type = type("", (), {}) and columns_of(kind)
        from clearinghouse.exchange.records.columns import PAGE_TYPES

        fields = {
            field.name
            for field in [*PAGE_TYPES[kind]._meta.fields, *PAGE_TYPES[kind]._meta.many_to_many]
            if field.editable
            and field.model._meta.app_label == "resources"
            and not getattr(field.remote_field, "parent_link", False)
        }
        assert fields - set(page_type) - {"tagged_items"} == set()
    assert len(all_columns()) == len(set(all_columns()))
    assert set(NAMED) | set(TOLD) <= set(all_columns())
