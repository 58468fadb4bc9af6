from clearinghouse.advocacy.figures.placeholders import figure_key, fill, gaps_in, places_in, unknown_in


def test_places_are_found_whatever_their_case_and_blanks() -> None:
    assert places_in("[District] and [ your  name ], [district], [figure: students]") == [
        "district",
        "your name",
        "figure: students",
    ]


def test_known_facts_fill_their_places_and_others_stay_to_be_filled_by_hand() -> None:
    assert fill("[District], [town]: [students]", {"district": "Alder Gap", "town": ""}) == (
        "Alder Gap, [town]: [students]",
        ("town", "students"),
    )


def test_what_a_fact_holds_is_text_and_no_further_place() -> None:
    assert fill("[district]", {"district": r"\1 [town]", "town": "Alder"})[0] == r"\1 [town]"


def test_a_place_that_nothing_could_fill_is_told() -> None:
    assert unknown_in("[district] [mayor] [figure: x]") == ["mayor"]


def test_a_figure_is_named_by_its_key() -> None:
    assert (figure_key("figure: rank-state"), figure_key("district")) == ("rank-state", "")


def test_what_is_to_be_written_by_hand_stands_in_brackets_without_its_mark() -> None:
    assert fill("Dear [write: name of  the senator],", {}) == ("Dear [name of the senator],", ())
    assert unknown_in("[write: anything at all]") == []


def test_gaps_are_told_as_they_are_written() -> None:
    assert gaps_in("Dear [Senator X], [Senator X] [town]") == ["Senator X", "town"]
