import csv
import io

import pytest

from clearinghouse.resources.packing.table import HEADS, csv_of
from clearinghouse.resources.selectors.collections import entries_of
from tests.factories.resources import link_page, practice_page
from tests.factories.voices import collection_of

pytestmark = pytest.mark.django_db


def test_each_entry_is_a_row_in_its_order(public, settings) -> None:
    link = link_page("A report", publisher="The Institute", published_year=2021, license="CC BY 4.0")
    collection = collection_of(link, practice_page("Quizzes, quick"), public=True)
    collection.entries.filter(page=link).update(note="Read “this”\nfirst.")
    text = csv_of(entries_of(collection, public))
    heads, first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert heads == list(HEADS)
    assert first[:4] == ["A report", "Link or document", "A report in short.", "Read “this”\nfirst."]
    assert first[4] == f"{settings.SITE_URL}{link.url}"
    assert first[6:8] == ["The Institute", "2021"]
    assert second[0] == "Quizzes, quick"


@pytest.mark.parametrize("title", ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(title: str, public) -> None:
    page = practice_page("Plain")
    collection = collection_of(page, public=True)
    collection.entries.update(note=title)
    (_, row) = csv.reader(io.StringIO(csv_of(entries_of(collection, public)).removeprefix("\ufeff")))
    assert row[3] == f"'{title}"
