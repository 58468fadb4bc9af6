"""Measures of one ranked answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """Normalized discounted cumulated gain of the first `depth` results: their gain, as a share of the best order's.

    Järvelin and Kekäläinen (2002), Cumulated gain-based evaluation of IR techniques, ACM Transactions on Information Systems 20(4):
    each result gains its grade, divided by a logarithm of its rank. We divide by log2(rank + 1), so that the first rank counts whole
    and the second less; theirs begins to discount at the rank of the logarithm's base. Without anything relevant it is 0.
    """
    best = cumulated(sorted(grades.values(), reverse=True)[:depth])
    return cumulated([grades.get(name, 0) for name in ranked[:depth]]) / best if best else 0.0


def cumulated(gains: Sequence[int]) -> float:
    """The discounted sum of gains in their order."""
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float:
    """One divided by the rank of the first relevant result (any grade from 1) among the first `depth`; 0 where there is none.

    Its mean over questions is the mean reciprocal rank (Voorhees 1999, The TREC-8 question answering track report).
    """
    ranks = (rank for rank, name in enumerate(ranked[:depth], start=1) if grades.get(name, 0) > 0)
    return 1 / first if (first := next(ranks, 0)) else 0.0
