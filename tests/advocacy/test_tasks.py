from datetime import date

import pytest

from clearinghouse.advocacy import tasks
from clearinghouse.advocacy.models import FigureRecord

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("day", "years"), [(date(2026, 6, 30), {2025}), (date(2026, 7, 2), {2025}), (date(2026, 9, 1), set())])
def test_the_evening_task_keeps_a_school_year_when_one_is_due(day: date, years: set[int], monkeypatch) -> None:
    monkeypatch.setattr(tasks.timezone, "localdate", lambda: day)
    tasks.archive_the_school_year.call_local()
    assert set(FigureRecord.objects.values_list("school_year", flat=True)) == years
