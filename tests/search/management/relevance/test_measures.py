from math import log2

import pytest

from search.management.relevance.measures import ndcg, reciprocal_rank

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_the_best_order_is_one_and_nothing_relevant_is_nought() -> None:
    assert ndcg(["a", "b", "c"], GRADES) == pytest.approx(1)
    assert ndcg(["d", "x"], GRADES) == 0
    assert ndcg([], GRADES) == 0
    assert ndcg(["a"], {}) == 0


def test_a_gain_counts_the_less_the_later_it_comes() -> None:
    best = 3 + 2 / log2(3) + 1 / 2
    assert ndcg(["c", "x", "a"], GRADES) == pytest.approx((1 + 3 / 2) / best)


def test_what_comes_after_the_tenth_counts_nothing() -> None:
    assert ndcg([*"0123456789", "a"], GRADES) == 0
    assert reciprocal_rank([*"0123456789", "a"], GRADES) == 0


def test_the_best_order_counts_no_more_than_ten() -> None:
    grades = {str(number): 1 for number in range(30)}
    assert ndcg([str(number) for number in range(10)], grades) == pytest.approx(1)


def test_the_first_of_any_use_decides_the_rank() -> None:
    assert reciprocal_rank(["x", "d", "c", "a"], GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x"], GRADES) == 0
