import pytest

from clearinghouse.districts.enums import Locale
from clearinghouse.resources.enums import GradeBand, Setting
from clearinghouse.resources.matching.bands import (
    GRADES_OF,
    SETTING_OF,
    EnrolmentBand,
    band_of_enrolment,
    bands_of_grades,
    grades_in_words,
)


@pytest.mark.parametrize(
    ("students", "band"),
    [(None, ""), (0, ""), (1, "1-299"), (299, "1-299"), (300, "300-599"), (599, "300-599"), (999, "600-999"), (2499, "1000-2499"),
     (4999, "2500-4999"), (5000, "5000"), (90_000, "5000")],
)  # fmt: skip
def test_a_district_lies_in_one_size_class(students: int | None, band: str) -> None:
    assert band_of_enrolment(students) == band


def test_the_classes_leave_no_gap_and_do_not_overlap() -> None:
    bands = list(EnrolmentBand)
    assert [band.most for band in bands] == [*(later.fewest - 1 for later in bands[1:]), None]


def test_every_locale_has_a_setting_and_every_band_its_grades() -> None:
    assert SETTING_OF.keys() == set(Locale)
    assert set(SETTING_OF.values()) == set(Setting.values)
    assert list(GRADES_OF) == list(GradeBand)


@pytest.mark.parametrize(
    ("codes", "bands"),
    [(["PK", "K", "01", "02", "03", "04", "05", "06"], ("pk-k", "k-3", "3-6")), (["07", "08"], ("6-9",)), (["06"], ()), ([], ())],
)
def test_one_grade_on_the_edge_makes_no_band(codes: list[str], bands: tuple[str, ...]) -> None:
    assert bands_of_grades(codes) == bands


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        (["pk-k"], "pre-K and kindergarten"),
        (["k-3"], "kindergarten to grade 3"),
        (["6-9", "3-6"], "grades 3 to 9"),
        (["pk-k", "k-3"], "pre-K to grade 3"),
        (["k-3", "9-12"], "kindergarten to grade 3 and grades 9 to 12"),
        ([], ""),
        (["nonsense"], ""),
    ],
)
def test_bands_that_touch_are_said_as_one(bands: list[str], words: str) -> None:
    assert grades_in_words(bands) == words
