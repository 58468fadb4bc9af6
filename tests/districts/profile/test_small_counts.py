import pytest

from clearinghouse.districts.profile.small_counts import kept_back, shown_count


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (9, None), (10, 10), (None, None)])
def test_a_count_of_one_to_nine_people_is_not_shown(count: int | None, shown: int | None) -> None:
    assert shown_count(count) == shown


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [([], set()), ([10, 400, 25], set()), ([400, 7, 25], {1, 2}), ([400, 3, 4, 25], {1, 2, 3}), ([12, 12, 5, None, 0], {0, 2})],
)
def test_a_small_count_and_what_would_tell_of_it_are_kept_back(counts: list[int | None], hidden: set[int]) -> None:
    assert kept_back(counts) == hidden
