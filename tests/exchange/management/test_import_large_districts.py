from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clearinghouse.advocacy.models import LargeDistrict

pytestmark = pytest.mark.django_db


def test_without_a_file_the_shipped_list_is_imported() -> None:
    told = StringIO()
    call_command("import_large_districts", stdout=told, stderr=StringIO())
    assert LargeDistrict.objects.filter(name="New York City", enrolment=956_634, year=2019).exists()
    assert "0 left out" in told.getvalue()


def test_a_dry_run_writes_nothing() -> None:
    told = StringIO()
    call_command("import_large_districts", "--dry-run", stdout=told, stderr=StringIO())
    assert LargeDistrict.objects.count() == 0
    assert "this was a dry run" in told.getvalue()


def test_a_broken_list_ends_with_an_error_after_telling_the_lines(tmp_path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "name,state,enrolment,year,source,source_url\nDelta City,MA,-3,2026,State,https://a.example/\n", encoding="utf-8"
    )
    told = StringIO()
    with pytest.raises(CommandError, match="1 rows are broken"):
        call_command("import_large_districts", str(path), stdout=told, stderr=StringIO())
    assert "line 2: enrolment is -3" in told.getvalue()
