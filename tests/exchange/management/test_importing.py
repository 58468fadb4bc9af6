import io

import pytest
from django.core.management import CommandError, call_command

from clearinghouse.districts.models import District
from clearinghouse.resources.models import Finding
from tests.exchange.samples import DIRECTORY_SAMPLE, SAMPLE


def test_import_wwc_prints_its_report_and_shows_progress_without_a_terminal(library) -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_wwc", SAMPLE, stdout=out, stderr=err)
    assert "findings                        12        12         0          0" in out.getvalue()
    assert err.getvalue().endswith("Writing interventions 100 %\n")


def test_a_dry_run_of_each_command_writes_nothing(library) -> None:
    for command, file in (("import_wwc", SAMPLE), ("import_districts", DIRECTORY_SAMPLE)):
        out = io.StringIO()
        call_command(command, file, dry_run=True, stdout=out, stderr=io.StringIO())
        assert "Nothing was written: this was a dry run." in out.getvalue()
    assert not Finding.objects.exists()
    assert not District.objects.exists()


@pytest.mark.parametrize("command", ["import_wwc", "import_districts"])
def test_an_unreadable_file_ends_with_a_message_and_code_one(library, tmp_path, command: str) -> None:
    with pytest.raises(CommandError, match="is a folder") as ended:
        call_command(command, tmp_path)
    assert ended.value.returncode == 1


def test_a_directory_with_a_broken_row_ends_with_code_one_after_its_report(db, tmp_path) -> None:
    path, out = tmp_path / "directory.csv", io.StringIO()
    path.write_text(DIRECTORY_SAMPLE.read_text(encoding="utf-8").replace("01002", "none"), encoding="utf-8")
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("import_districts", path, stdout=out, stderr=io.StringIO())
    assert "line 3: zip code" in out.getvalue()
