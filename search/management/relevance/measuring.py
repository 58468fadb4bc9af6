"""Ask judged questions of a backend, by the product's own reading of them, and measure the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from django.utils.datastructures import MultiValueDict

from search.backends import database, server
from search.management.relevance.measures import ndcg, reciprocal_rank
from search.models import IndexRow
from search.selectors.asking import question_of

if TYPE_CHECKING:
    from search.backends.base import SearchBackend
    from search.management.relevance.questions import Question

Ask = Callable[[str], list[str]]


@dataclass(frozen=True)
class Measured:
    """The means over some questions."""

    backend: str
    half: str
    questions: int
    ndcg: float
    mrr: float


def backends() -> list[SearchBackend]:
    """Every backend that this site has."""
    configured = server()
    return [database(), configured] if configured is not None else [database()]


def measure(backend: SearchBackend, questions: Iterable[Question], ask: Ask) -> list[Measured]:
    """One row for each half of the questions."""
    by_half: dict[str, list[tuple[float, float]]] = {}
    for question in questions:
        ranked = ask(question.text)
        by_half.setdefault(question.half, []).append((ndcg(ranked, question.grades), reciprocal_rank(ranked, question.grades)))
    return [
        Measured(backend.name, half, len(figures), fmean(one for one, _ in figures), fmean(other for _, other in figures))
        for half, figures in by_half.items()
    ]


def asking(backend: SearchBackend, names: Mapping[int, str], audience: frozenset[str] | None = None) -> Ask:
    """How to get the names of the first results of a question, as anybody would ask it, or with other keys than the public's."""

    def ask(text: str) -> list[str]:
        query = question_of(None, MultiValueDict({"q": [text]})).query
        found = backend.search(query if audience is None else replace(query, audience=audience))
        return [names.get(match.row_id, "") for match in found.matches]

    return ask


def library_names() -> dict[int, str]:
    """The names of the library's resources by row: the last part of each address."""
    rows = IndexRow.objects.filter(is_removed=False).values_list("pk", "url")
    return {pk: url.rstrip("/").rpartition("/")[2] for pk, url in rows}
