from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.management.commands import archive_figures as command
from clearinghouse.advocacy.models import FigureRecord

pytestmark = pytest.mark.django_db


def said(**options: int) -> str:
    told = StringIO()
    call_command("archive_figures", stdout=told, **options)
    return told.getvalue().strip()


@pytest.fixture
def today(monkeypatch):
    def set_to(day: date) -> None:
        monkeypatch.setattr(command.timezone, "localdate", lambda: day)

    return set_to


def test_on_the_last_of_june_the_year_that_ends_is_kept(today) -> None:
    today(date(2026, 6, 30))
    assert said() == f"2025–26: {len(all_figures())} figures kept."
    assert said() == "2025–26: every figure is kept already."
    assert FigureRecord.objects.filter(school_year=2025).count() == len(all_figures())


def test_out_of_season_nothing_is_kept_unless_a_year_is_named(today) -> None:
    today(date(2026, 11, 5))
    assert said().startswith("No school year is due")
    assert FigureRecord.objects.count() == 0
    assert said(year=2026).startswith("2026–27: ")


@pytest.mark.parametrize("year", [1999, 2027])
def test_a_year_to_come_or_long_gone_is_refused(today, year: int) -> None:
    today(date(2026, 11, 5))
    with pytest.raises(CommandError, match="from 2000 to 2026"):
        said(year=year)
