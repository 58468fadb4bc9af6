import pytest

from clearinghouse.core.pagination import NoSuchPage, paginate

NUMBERS = list(range(25))


@pytest.mark.parametrize(("number", "first"), [(None, 0), ("", 0), ("1", 0), (2, 10), ("3", 20)])
def test_a_page_of_a_list(number, first):
    assert paginate(NUMBERS, number, size=10).object_list[0] == first


def test_an_empty_list_has_one_empty_page():
    assert list(paginate([], "1", size=10)) == []


@pytest.mark.parametrize("number", ["-1", "0", "abc", "4", "999999", "9" * 5000, "1.0", "٣", "\0", 0, -3])
def test_anything_else_is_no_page(number):
    with pytest.raises(NoSuchPage, match="pages 1 to 3"):
        paginate(NUMBERS, number, size=10)
