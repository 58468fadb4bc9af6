"""Free tags as curators decide on them: who uses each, and which words of the library are like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from rapidfuzz import fuzz, process

from clearinghouse.core.pagination import paginate
from clearinghouse.resources.enums import TagState
from clearinghouse.resources.models import VOCABULARIES, FreeTag, TaggedResource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page

PAGE_SIZE, FEW_PAGES, FEW_WORDS = 25, 3, 3
ALIKE = 82  # of 100, by rapidfuzz's ratio: `phonics games` and `phonic games` are, `reading` and `reasoning` are not


@dataclass(frozen=True)
class Word:
    """A word that the library has already. `key` names it in forms; `also` is another name under which it was found."""

    key: str
    name: str
    of: str
    also: str = ""


@dataclass(frozen=True)
class TagRow:
    """A tag in the queue: how many pages have it, some of them, and the words that are like it."""

    tag: FreeTag
    count: int
    pages: tuple[Any, ...]
    like: tuple[Word, ...]


def tags_in(state: str, number: str | None) -> Page[Any]:
    """One page of the tags in this state, those that wait longest first. Ten queries, however many tags. Raises NoSuchPage."""
    tags = FreeTag.objects.filter(state=state).annotate(count=Count("tagged")).order_by("proposed_at", "pk")
    page = paginate(tags.select_related("merged_into"), number, size=PAGE_SIZE)
    shown = list(page.object_list)
    pages, words = pages_of(shown), known_words()
    page.object_list = [TagRow(tag, tag.count, tuple(pages.get(tag.pk, ())), words_like(tag, words)) for tag in shown]
    return page


def counts_by_state() -> dict[str, int]:
    """How many tags there are in each state. One query."""
    return dict(FreeTag.objects.order_by().values_list("state").annotate(n=Count("pk")))


def pages_of(tags: Iterable[FreeTag]) -> dict[int, list[Any]]:
    """A few of the pages that have each of these tags. One query."""
    found: dict[int, list[Any]] = {}
    rows = (
        TaggedResource.objects.filter(tag__in=[tag.pk for tag in tags])
        .select_related("content_object")
        .order_by("content_object__title")
    )
    for row in rows.only("tag", "content_object__title"):
        if len(kept := found.setdefault(row.tag_id, [])) < FEW_PAGES:
            kept.append(row.content_object)
    return found


def known_words() -> list[Word]:
    """Every accepted tag and every current term, under each of its names. One query for each vocabulary and one for tags."""
    accepted = FreeTag.objects.filter(state=TagState.ACCEPTED)
    words = [Word(f"tag:{tag.pk}", tag.name, "Tag") for tag in accepted]
    for vocabulary in VOCABULARIES:
        for term in vocabulary.objects.current():
            key = f"{vocabulary.facet}:{term.pk}"
            words.append(Word(key, term.name, vocabulary.vocabulary))
            words += [Word(key, term.name, vocabulary.vocabulary, also=name) for name in term.alternates]
    return words


def words_like(tag: FreeTag, words: list[Word]) -> tuple[Word, ...]:
    """The words whose spelling is near the tag's, the nearest first, each once."""
    spelled = {n: (word.also or word.name).casefold() for n, word in enumerate(words) if word.key != f"tag:{tag.pk}"}
    near = process.extract(tag.name.casefold(), spelled, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=FEW_WORDS * 3)
    found: dict[str, Word] = {}
    for _, _, n in near:
        found.setdefault(words[n].key, words[n])
    return tuple(found.values())[:FEW_WORDS]


def word_at(key: str) -> Any:
    """The tag or the term that a form names by `tag:7` or `topic:3`; None for what is neither."""
    of, _, number = key.partition(":")
    models: dict[str, Any] = {"tag": FreeTag, **{vocabulary.facet: vocabulary for vocabulary in VOCABULARIES}}
    if of not in models or not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    return models[of].objects.filter(pk=number).first()
