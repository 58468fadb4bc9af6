"""Words are counted with the rows that have them, under these rows' audience."""

import pytest

from clearinghouse.core.models import OutboxMessage
from search.documents import SearchDocument
from search.models import IndexRow, Misspelling, TitleWord, Word
from search.services.indexing import remove, store
from search.services.rebuilding import heal, refresh_all
from search.services.words import count_missing
from tests.factories.resources import review_page

pytestmark = pytest.mark.django_db


def document(number: int, title: str, **fields: str) -> SearchDocument:
    return SearchDocument(
        kind="research_review", object_id=str(number), title=title, **{"audience": "public", "url": "/", **fields}
    )


def stored(number: int, title: str, **fields: str) -> IndexRow:
    row, _ = IndexRow.objects.get_or_create(kind="research_review", object_id=str(number))
    store(row, document(number, title, **fields))
    return row


def counts(audience: str = "public") -> dict[str, tuple[int, int]]:
    return {
        word: (every, titles)
        for word, every, titles in Word.objects.filter(audience=audience).values_list("word", "documents", "titles")
    }


def test_each_document_counts_once_for_each_of_its_words() -> None:
    stored(1, "Boats and boats", summary="Boats, letters.")
    stored(2, "Letters", body="A boat of 9 letters")
    assert counts() == {"boats": (1, 1), "letters": (2, 1), "boat": (1, 0)}
    assert sorted(TitleWord.objects.values_list("word", flat=True)) == ["boats", "letters"]


def test_a_change_takes_back_what_was_counted_before() -> None:
    stored(1, "Boats")
    stored(1, "Harbors")
    assert counts() == {"harbors": (1, 1)}
    stored(1, "Harbors", audience="members")
    assert (counts(), counts("members")) == ({}, {"harbors": (1, 1)})


def test_nothing_is_left_of_a_document_that_is_removed_not_even_twice() -> None:
    row = stored(1, "Boats")
    stored(2, "Boats")
    remove(row)
    remove(row)
    assert counts() == {"boats": (1, 1)}


def test_rows_that_were_never_counted_are_counted_by_and_by_and_once() -> None:
    row = stored(1, "Boats")
    Word.objects.all().delete()
    TitleWord.objects.all().delete()
    IndexRow.objects.update(words_counted_at=None)
    assert (count_missing(), count_missing()) == (1, 0)
    assert counts() == {"boats": (1, 1)}
    row.refresh_from_db()
    remove(row)
    assert counts() == {}


def test_healing_counts_what_was_missed() -> None:
    review_page("Boats")
    refresh_all()
    Word.objects.all().delete()
    TitleWord.objects.all().delete()
    IndexRow.objects.update(words_counted_at=None)
    OutboxMessage.objects.all().delete()
    heal()
    assert counts()["boats"] == (1, 1)


def test_a_word_learns_its_slips_once() -> None:
    stored(1, "Boats")
    known = Misspelling.objects.count()
    assert set(Misspelling.objects.values_list("spelling", flat=True)) == {"boats", "oats", "bats", "bots", "boas", "boat"}
    stored(2, "Boats at sea")
    assert Misspelling.objects.count() == known


def test_words_of_hundreds_of_letters_and_thousands_of_words_are_no_trouble() -> None:
    stored(
        1,
        "x" * 900,
        body=" ".join(f"word{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyzabcd'[n // 100]}" for n in range(1000)),
    )
    assert len(counts()) == 1000
