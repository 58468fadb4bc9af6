"""What counts as a slip of the finger, and which word was meant."""

import pytest

from search.language.spelling import best, can_be_spelled, distance, forms, slips, spellings


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("same", "same", 0), ("reding", "reading", 1), ("raeding", "reading", 1), ("bahaviour", "behavior", 2), ("", "abc", 3)],
)
def test_letters_wrong_missing_too_many_or_swapped_are_one_slip_each(one: str, other: str, far: int) -> None:
    assert distance(one, other) == distance(other, one) == far


@pytest.mark.parametrize("slip", ["reding", "readding", "raeding", "resding", "readin", "eading"])
def test_every_single_slip_shares_a_spelling_with_the_word(slip: str) -> None:
    assert slips(slip) & spellings("reading")


def test_the_fewest_slips_win_then_the_same_first_letter_then_the_most_common() -> None:
    assert best("reding", [("reading", 3), ("feeding", 90), ("wedding", 50)]) == "reading"
    assert best("bame", [("game", 90), ("band", 500), ("bake", 2)]) == "bake"
    assert best("fractoin", [("fraction", 2), ("traction", 90)]) == "fraction"


def test_a_short_word_may_hold_one_slip_only_and_the_shortest_none() -> None:
    assert best("mats", [("moth", 9)]) == ""
    assert not can_be_spelled("iep")
    assert not can_be_spelled("ej1234567")


def test_a_word_is_known_in_its_near_forms() -> None:
    assert {"tutor", "tutors", "tutored", "tutoring"} <= forms("tutoring")
