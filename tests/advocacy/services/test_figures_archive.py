import json

import pytest

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.models import FigureRecord
from clearinghouse.advocacy.services.figures_archive import archive_figures
from clearinghouse.districts.models import District
from tests.advocacy.conftest import SECRET
from tests.factories.districts import DistrictFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("planted")
def test_every_figure_is_kept_as_the_public_sees_it() -> None:
    assert archive_figures(2025) == len(all_figures())
    kept = FigureRecord.objects.get(key="students", school_year=2025)
    assert (kept.number, kept.shown, kept.sentence) == (1_750, "1,750", "Together we are 1,750 students in 4 districts.")
    assert kept.parts[0] == {"label": "Alder Gap", "number": 1_000, "suppressed": False}
    assert SECRET not in json.dumps(list(FigureRecord.objects.values()), default=str)


@pytest.mark.usefixtures("districts")
def test_what_is_kept_stays_as_it_was_and_a_later_figure_is_added() -> None:
    archive_figures(2025)
    FigureRecord.objects.filter(key="districts").delete()
    District.objects.update(enrolment=9_999)
    assert archive_figures(2025) == 1
    assert FigureRecord.objects.get(key="students").number == 1_500
    assert archive_figures(2025) == 0


def test_small_counts_are_not_kept_either() -> None:
    for enrolment in (7, 15, 400):
        DistrictFactory(enrolment=enrolment)
    archive_figures(2025)
    numbers = [part["number"] for part in FigureRecord.objects.get(key="students").parts]
    assert numbers == [400, None, None]


def test_each_record_is_in_the_audit_trail() -> None:
    from wagtail.models import ModelLogEntry

    archive_figures(2025)
    assert ModelLogEntry.objects.filter(action="figure.archived").count() == len(all_figures())
