"""Count what is asked, without knowing who asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from search.backends import answer
from search.models import AskedQuery, QueryCount, Refinement, ResultClick
from search.selectors.asking import question_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

KEPT = timedelta(days=90)


def note_query(words: str, *, visit: str, is_empty: bool) -> None:
    """Note that a visit asked this, in one statement; asked again in the same visit it changes nothing."""
    AskedQuery.objects.bulk_create([AskedQuery(words=words, visit=visit, is_empty=is_empty)], ignore_conflicts=True)


@transaction.atomic
def note_click(words: str, *, position: int) -> None:
    """Count that the result at this place was opened."""
    row, _ = ResultClick.objects.get_or_create(day=timezone.localdate(), words=words, position=position)
    ResultClick.objects.filter(pk=row.pk).update(clicks=F("clicks") + 1)


def count_past_days() -> int:
    """Count every day that is over, and forget which visit asked what; returns how many days that were."""
    days = list(AskedQuery.objects.filter(day__lt=timezone.localdate()).values_list("day", flat=True).distinct().order_by("day"))
    for day in days:
        words = AskedQuery.objects.filter(day=day).values_list("words", flat=True).distinct()
        count_day(day, {asked: public_results(asked) for asked in words})
    return len(days)


def public_results(words: str) -> int:
    """How many documents that everybody may see have all of these words. A query of which only some are found counts none."""
    found = answer(question_of(None, MultiValueDict({"q": [words]})).typed)
    return found.total if found.all_words else 0


@transaction.atomic
def count_day(day: date, results: dict[str, int]) -> None:
    """The day's counts in place of its visits. The rows are locked, so that of two workers the later finds none left."""
    rows = list(AskedQuery.objects.select_for_update().filter(day=day).order_by("asked_at", "pk"))
    visits = Counter(row.words for row in rows)
    empty = Counter(row.words for row in rows if row.is_empty)
    QueryCount.objects.bulk_create(
        (
            QueryCount(day=day, words=words, visits=number, empty=empty[words], public_results=results.get(words, 0))
            for words, number in visits.items()
        ),
        ignore_conflicts=True,
    )
    Refinement.objects.bulk_create(
        (Refinement(day=day, words=one, next_words=other, visits=number) for (one, other), number in followed(rows).items()),
        ignore_conflicts=True,
    )
    AskedQuery.objects.filter(pk__in=[row.pk for row in rows]).delete()


def followed(rows: Collection[AskedQuery]) -> Counter[tuple[str, str]]:
    """In how many visits one query came right after another."""
    by_visit: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_visit[row.visit].append(row.words)
    return Counter(pair for asked in by_visit.values() for pair in set(pairwise(asked)))


def forget_old() -> int:
    """Delete what is older than 90 days; returns how many rows."""
    last = timezone.localdate() - KEPT
    return sum(model._default_manager.filter(day__lt=last).delete()[0] for model in (QueryCount, Refinement, ResultClick))
