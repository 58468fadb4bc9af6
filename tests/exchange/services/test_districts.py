import csv
import io

import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import DistrictKind, Role
from clearinghouse.districts.models import District
from clearinghouse.exchange.services.districts import import_districts
from clearinghouse.exchange.tables import UnreadableFile
from tests.exchange.samples import DIRECTORY_SAMPLE, needs_real_directory
from tests.factories.districts import member
from tests.shared_data import DIRECTORY

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(DIRECTORY_SAMPLE.read_text(encoding="utf-8"))))


def test_the_sample_becomes_listed_districts_with_their_facts() -> None:
    report = import_districts(DIRECTORY_SAMPLE)
    assert report.found == {"districts": 4, "of them without schools": 1}
    assert report.created == {"districts": 4}
    birch = District.objects.get(state_code="90020000")
    assert (birch.name, birch.kind, birch.grades) == (
        "Birch Falls Regional",
        DistrictKind.LISTED,
        ["07", "08", "09", "10", "11", "12"],
    )
    cedar = District.objects.get(state_code="90030000")
    assert (cedar.is_operating, cedar.grades, cedar.zip_code) == (False, [], "01003")


def test_a_second_run_changes_nothing() -> None:
    import_districts(DIRECTORY_SAMPLE)
    before = list(District.objects.order_by("pk").values())
    report = import_districts(DIRECTORY_SAMPLE)
    assert (+report.created, +report.updated, report.unchanged) == ({}, {}, {"districts": 4})
    assert list(District.objects.order_by("pk").values()) == before


def test_a_changed_file_changes_only_what_changed(rows, write_csv) -> None:
    import_districts(DIRECTORY_SAMPLE)
    rows[0]["town"] = "Alder Falls"
    report = import_districts(write_csv(rows))
    assert (+report.created, report.updated["districts"], report.unchanged["districts"]) == ({}, 1, 3)
    assert District.objects.get(state_code="90010000").town == "Alder Falls"


def test_one_broken_row_stops_all_and_every_broken_row_is_named(rows, write_csv) -> None:
    rows[0]["zip"] = "1001"
    rows[1]["grades"] = "07,13"
    rows[2]["state_org_code"] = "90010000"
    rows[3]["operating"] = "maybe"
    rows.append({**rows[0], "state_org_code": "4450000", "zip": "01001"})
    rows.append({**rows[0], "state_org_code": "90050000", "zip": "01001"})
    report = import_districts(write_csv(rows))
    assert [problem.line for problem in report.problems] == [2, 3, 4, 5, 6]
    reasons = [problem.reason for problem in report.problems]
    assert "zip" in reasons[0]
    assert "grade" in reasons[1]
    assert reasons[2] == "state_org_code 90010000 stands in line 2 already"
    assert reasons[3] == "operating is “maybe”, which this import does not know"
    assert "leading zeros" in reasons[4]
    assert not District.objects.exists()


def test_a_dry_run_writes_nothing() -> None:
    report = import_districts(DIRECTORY_SAMPLE, dry_run=True)
    assert report.created == {"districts": 4}
    assert not District.objects.exists()


def test_an_unreadable_file_changes_nothing(tmp_path) -> None:
    path = tmp_path / "directory.csv"
    path.write_bytes(DIRECTORY_SAMPLE.read_bytes() + b'x,"')
    with pytest.raises(UnreadableFile):
        import_districts(path)
    assert not District.objects.exists()


def test_a_consortium_administrator_may_import_and_a_coordinator_may_not() -> None:
    with pytest.raises(NotAllowed):
        import_districts(DIRECTORY_SAMPLE, actor=member(Role.PD_COORDINATOR))
    report = import_districts(DIRECTORY_SAMPLE, actor=member(Role.CONSORTIUM_ADMINISTRATOR))
    assert report.created == {"districts": 4}


@needs_real_directory
def test_the_real_directory_comes_in_whole_and_the_second_time_changes_nothing() -> None:
    report = import_districts(DIRECTORY)
    assert report.found == {"districts": 525, "of them without schools": 116}
    assert (report.problem_count, District.objects.count()) == (0, 525)
    again = import_districts(DIRECTORY)
    assert (+again.created, +again.updated, again.unchanged["districts"]) == ({}, {}, 525)
