"""On which page of a PDF a passage stands."""

from __future__ import annotations

import pytest

from search.backends.base import MARK_END, MARK_START, Match
from search.documents.file_words import PAGES, page_at
from search.models import IndexRow
from search.selectors.places import place_in, places_of

BODY = "Own words.\nThe river rises.\nThe bridge holds the river.\nNotes on rivers."
PLACES = [[11, 1], [28, 2], [56, 0]]


def marked(text: str) -> str:
    return text.replace("<", MARK_START).replace(">", MARK_END)


@pytest.mark.parametrize(
    ("passage", "page"),
    [
        ("The <river> rises.", 1),
        ("…bridge holds the <river>.…", 2),
        ("rises.\nThe <bridge> holds", 2),  # the passage begins a page before
        ("…Notes on <rivers>.", 0),
        ("Own <words>.", 0),
        ("from <elsewhere>", 0),
    ],
)
def test_the_page_is_that_of_the_first_marked_word(passage, page) -> None:
    at = place_in(BODY, marked(passage))
    assert (page_at(PLACES, at) if at >= 0 else 0) == page


@pytest.mark.django_db
def test_only_rows_with_pages_cost_a_query(django_assert_num_queries) -> None:
    rows = [
        IndexRow.objects.create(kind="link", object_id=str(n), audience="public", body=BODY, display={PAGES: PLACES} if n else {})
        for n in (0, 1, 2)
    ]
    matches = {row.pk: Match(row.pk, passage=marked("The <river> rises.")) for row in rows}
    with django_assert_num_queries(1):
        assert places_of(rows, matches) == {row.pk: "page 1 of the PDF" for row in rows[1:]}
    with django_assert_num_queries(0):
        assert places_of(rows[:1], matches) == {}
        assert places_of(rows, {row.pk: Match(row.pk, passage="no mark") for row in rows}) == {}
