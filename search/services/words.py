"""Count the words of index rows, each under the row's audience: what spelling and completion may offer to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from search.language.spelling import can_be_spelled, spellings
from search.language.words import words_of
from search.models import IndexRow, Misspelling, TitleWord, Word

BATCH = 400
COUNT = (
    "INSERT INTO search_word (word, audience, start, documents, titles) VALUES {rows} ON CONFLICT (word, audience) "
    "DO UPDATE SET documents = search_word.documents + excluded.documents, titles = search_word.titles + excluded.titles"
)


def count_words(row: IndexRow) -> None:
    """Count the words of a row as it stands. It must not be counted already; the caller saves it."""
    every, titles = words_of([row.title, row.keywords, row.summary, row.body]), words_of([row.title])
    add(row.audience, every, titles, 1)
    learn(every)
    TitleWord.objects.bulk_create(
        TitleWord(row=row, word=word, audience=row.audience, strength=row.strength) for word in sorted(titles)
    )
    row.words_counted_at = timezone.now()


def forget_words(row: IndexRow) -> None:
    """Take back what was counted of a row that still stands as it was counted; the caller saves it."""
    if row.words_counted_at:
        every = words_of([row.title, row.keywords, row.summary, row.body])
        add(row.audience, every, words_of([row.title]), -1)
        for some in batched(sorted(every)):
            Word.objects.filter(audience=row.audience, word__in=some, documents__lte=0).delete()
        row.title_words.all().delete()
    row.words_counted_at = None


def add(audience: str, every: set[str], titles: set[str], number: int) -> None:
    """Add to the counts of words; in one order always, so that two writers wait for each other and never in a circle."""
    for words in batched(sorted(every)):
        rows = [(word, audience, word[:2], number, number * (word in titles)) for word in words]
        sql = COUNT.format(rows=", ".join(["(%s, %s, %s, %s, %s)"] * len(rows)))
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in rows for value in row])


def batched(words: Iterable[str]) -> Iterator[list[str]]:
    """The words in lists that fit into one statement."""
    waiting = iter(words)
    while some := list(islice(waiting, BATCH)):
        yield some


def learn(words: set[str]) -> None:
    """Keep how these words may be misspelled, where that is not known yet."""
    candidates = {word for word in words if can_be_spelled(word)}
    known = set(Misspelling.objects.filter(spelling__in=candidates).values_list("spelling", "word"))
    new = sorted(word for word in candidates if (word, word) not in known)
    rows = (Misspelling(spelling=spelling, word=word) for word in new for spelling in sorted(spellings(word)))
    Misspelling.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def count_missing(most: int | None = None) -> int:
    """Count the words of rows that were never counted, each in a transaction of its own. Returns how many."""
    waiting = IndexRow.objects.filter(words_counted_at=None, is_removed=False).order_by("pk").values_list("pk", flat=True)[:most]
    return sum(count_one(pk) for pk in list(waiting))


def count_one(pk: int) -> bool:
    """Count the words of a row, unless somebody else has meanwhile."""
    with transaction.atomic():
        row = IndexRow.objects.select_for_update().filter(pk=pk, words_counted_at=None, is_removed=False).first()
        if row is not None:
            count_words(row)
            IndexRow.objects.filter(pk=pk).update(words_counted_at=row.words_counted_at)
    return row is not None
