"""What of a post is looked over."""

from types import SimpleNamespace

import pytest

from clearinghouse.resources.student_data import BIRTH, NAME, NUMBER, signs_in
from forums.services.looked_over import texts_of_files


def signs_of(name, alt=""):
    return signs_in("\n".join(texts_of_files([SimpleNamespace(name=name, alt=alt)])))


@pytest.mark.parametrize(
    ("name", "signs"),
    [
        ("Jayden_Smith_IEP_grade4.pdf", [NAME]),
        ("Jayden-Smith-IEP-grade4.pdf", [NAME]),
        ("records_2014-05-12.pdf", [BIRTH]),
        ("123-45-6789.pdf", [NUMBER]),
        ("scan_20140512.pdf", [NUMBER]),
    ],
)
def test_a_name_is_read_as_words_and_as_it_is_written(name, signs):
    assert signs_of(name) == signs


@pytest.mark.parametrize(
    "name",
    ["IMG_20261103_101112.jpg", "PXL_20261103_101112345.jpg", "Scan 20261103.pdf", "IMG 0042.jpg", "Grade 4 Pacing Guide.pdf",
     "board-2026-11-03.jpg"],
)  # fmt: skip
def test_what_phones_and_scanners_write_tells_nothing(name):
    assert signs_of(name) == []


def test_what_a_picture_shows_is_looked_over():
    assert signs_of("board.jpg", "Jayden's IEP, grade 4") == [NAME]
    assert signs_of("board.jpg", "A board with sums") == []
