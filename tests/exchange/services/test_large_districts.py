import csv
from pathlib import Path

import pytest

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Role
from clearinghouse.exchange.services.large_districts import SHIPPED, import_large_districts
from clearinghouse.exchange.tables import UnreadableFile
from tests.factories.advocacy import LargeDistrictFactory
from tests.factories.districts import member

pytestmark = pytest.mark.django_db


def rows() -> list[dict[str, str]]:
    source = {"source": "State department", "source_url": "https://education.example/"}
    return [
        {"name": "Delta City", "state": "MA", "enrolment": "45,000".replace(",", ""), "year": "2026", **source},
        {"name": "Eastport", "state": "MA", "enrolment": "30000", "year": "", **source},
        {"name": "Far Hills", "state": "VT", "enrolment": "", "year": "", **source},
    ]


def test_a_list_is_imported_and_a_second_run_changes_nothing(write_csv) -> None:
    assert import_large_districts(write_csv(rows())).created == {"large districts": 3}
    before = list(LargeDistrict.objects.order_by("pk").values())
    report = import_large_districts(write_csv(rows()))
    assert (+report.created, +report.updated, report.unchanged) == ({}, {}, {"large districts": 3})
    assert list(LargeDistrict.objects.order_by("pk").values()) == before


def test_a_dry_run_says_what_would_be_and_writes_nothing(write_csv) -> None:
    report = import_large_districts(write_csv(rows()), dry_run=True)
    assert (report.created["large districts"], LargeDistrict.objects.count()) == (3, 0)


def test_one_broken_row_stops_all_and_every_broken_row_is_named_by_its_line(write_csv) -> None:
    broken = rows()
    broken[0]["enrolment"] = "many"
    broken[1]["state"] = "Mx9"
    broken += [{**rows()[2], "source": ""}, {**rows()[2], "name": "FAR HILLS"}, {**rows()[0], "name": "G", "source_url": "nowhere"}]
    report = import_large_districts(write_csv(broken))
    assert LargeDistrict.objects.count() == 0
    assert [problem.line for problem in report.problems] == [2, 3, 5, 6, 7]
    assert "line 6: FAR HILLS, VT stands in line 4 already" in report.as_text()
    assert "taken whole or not at all" in report.as_text()


def test_whatever_fails_while_writing_leaves_nothing_half_written(write_csv, monkeypatch) -> None:
    from clearinghouse.exchange.services import large_districts

    def fail_at_the_last(facts, **given):
        if facts.name == "Far Hills":
            raise OSError("disk full")
        return save(facts, **given)

    save = large_districts.save_large_district
    monkeypatch.setattr(large_districts, "save_large_district", fail_at_the_last)
    with pytest.raises(OSError, match="disk full"):
        import_large_districts(write_csv(rows()))
    assert LargeDistrict.objects.count() == 0


def test_districts_that_the_file_lacks_stay_and_are_told(write_csv) -> None:
    LargeDistrictFactory(name="Old Harbor")
    report = import_large_districts(write_csv(rows()))
    assert LargeDistrict.objects.count() == 4
    assert report.notes == ["1 stored districts are not in the file; they were kept."]


def test_only_who_keeps_every_district_may_import(write_csv) -> None:
    with pytest.raises(NotAllowed):
        import_large_districts(write_csv(rows()), actor=member(Role.DISTRICT_ADMINISTRATOR))
    import_large_districts(write_csv(rows()), actor=member(Role.CONSORTIUM_ADMINISTRATOR))


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,state\nDelta City,MA\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="source_url"):
        import_large_districts(path)


def test_the_shipped_list_is_sound_and_every_row_has_its_source_and_year() -> None:
    report = import_large_districts()
    with SHIPPED.open(encoding="utf-8", newline="") as stream:
        shipped = list(csv.DictReader(stream))
    assert (report.problem_count, report.created["large districts"]) == (0, len(shipped))
    assert all(row["source_url"].startswith("https://") and row["source"] and row["year"] and row["enrolment"] for row in shipped)
    assert [int(row["enrolment"]) for row in shipped] == sorted((int(row["enrolment"]) for row in shipped), reverse=True)
