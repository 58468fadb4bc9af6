import pytest

from clearinghouse.advocacy.figures.words import counted, listed, ordinal, span


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
        (1002, "1,002nd"),
    ],
)
def test_places_are_counted_as_people_say_them(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_one_thing_and_many() -> None:
    assert (counted(1, "district"), counted(0, "district"), counted(1_200, "city", "cities")) == (
        "1 district",
        "0 districts",
        "1,200 cities",
    )


def test_few_names_are_listed_and_of_many_the_first() -> None:
    assert [listed(list(names)) for names in ("", "A", "AB", "ABCDEF", "ABCDEFG")] == [
        "",
        "A",
        "A and B",
        "A, B, C, D, E and F",
        "A, B, C, D, E and 2 more",
    ]


def test_a_span_of_years() -> None:
    assert (span([2024]), span([2019, 2024])) == ("2024", "2019 to 2024")
