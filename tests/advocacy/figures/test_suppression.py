from itertools import product

from clearinghouse.advocacy.figures.registry import Part
from clearinghouse.advocacy.figures.suppression import suppress
from clearinghouse.districts.profile.small_counts import LEAST_SHOWN


def parts(*numbers: int | None) -> list[Part]:
    return [Part(f"part {row}", number) for row, number in enumerate(numbers)]


def numbers(*given: int | None) -> list[int | None]:
    return [part.number for part in suppress(parts(*given))]


def test_counts_of_ten_and_more_are_all_shown() -> None:
    assert numbers(10, 400, 25) == [10, 400, 25]


def test_a_small_count_takes_the_next_smallest_with_it_so_that_the_total_does_not_tell() -> None:
    assert numbers(400, 7, 25) == [400, None, None]


def test_small_counts_that_make_fewer_than_ten_together_take_another_with_them() -> None:
    assert numbers(400, 3, 4, 25) == [400, None, None, None]


def test_several_small_counts_that_make_ten_protect_each_other() -> None:
    assert numbers(400, 6, 7, 25) == [400, None, None, 25]


def test_zero_and_what_is_not_recorded_stay_as_they_are() -> None:
    kept = suppress(parts(0, None, 5, 30))
    assert [(part.number, part.shown) for part in kept] == [
        (0, "0"),
        (None, "not recorded"),
        (None, "too few to show"),
        (None, "too few to show"),
    ]


def test_among_equals_only_as_many_as_needed_are_kept_back() -> None:
    assert numbers(12, 12, 12, 5) == [None, 12, 12, None]


def test_whatever_the_counts_no_total_gives_a_small_one_away() -> None:
    for given in product((0, 1, 5, 9, 10, 30), repeat=4):
        total, kept = sum(given), suppress(parts(*given))
        hidden = [number for number, part in zip(given, kept, strict=True) if part.is_suppressed]
        assert all(number in (0, *range(LEAST_SHOWN, 99)) for part in kept if (number := part.number) is not None)
        if hidden and total >= LEAST_SHOWN:
            assert len(hidden) >= 2
            assert sum(hidden) >= LEAST_SHOWN
