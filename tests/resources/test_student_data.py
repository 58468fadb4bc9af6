import pytest

from clearinghouse.resources.student_data import ADDRESS, BIRTH, NAME, NUMBER, digest_of, signs_in


@pytest.mark.parametrize(
    "text",
    [
        "Her number is 10034567.",
        "The record of 123-45-6789 says so.",
        "SASID: 1023",
        "student # 4471 did well",
        "Student no. AB1234",
        "MA1023456 read aloud.",
    ],
)
def test_numbers_that_schools_give_to_students_are_seen(text: str) -> None:
    assert NUMBER in signs_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "We paid $125,000 for 1200 licenses.",
        "See ED503112 and https://doi.org/10.3102/0034654316687036.",
        "From 2019 to 2024, 45 minutes a day, 180 days.",
        "Call 413-555-0142.",
        "Zip code 01605",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert signs_in(text) == []


@pytest.mark.parametrize("text", ["One was born in spring. DOB: 3", "His birthday fell on it.", "The date of birth stood there."])
def test_dates_of_birth_are_seen_by_their_words(text: str) -> None:
    assert BIRTH in signs_in(text)


def test_whole_dates_are_seen_where_somebody_born_then_goes_to_school(time_machine) -> None:
    time_machine.move_to("2026-11-26")
    for text in ("3/14/2016", "2012-05-09 it was", "on March 14, 2015", "14 March 2015"):
        assert BIRTH in signs_in(text), text
    for text in ("3/14/2024", "2025-05-09", "September 5, 1998", "in 2015"):
        assert signs_in(text) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "Jayden’s IEP was changed.",
        "It calmed Maria in grade 4.",
        "Two were suspended, among them Tyrell.",
        "The third grader Zoë Lopez read on.",
        "We saw it with Liam, who has dyslexia.",
        "He has a 504 plan, Ngozi does not.",
    ],
)
def test_a_name_near_a_grade_a_plan_or_discipline_is_seen(text: str) -> None:
    assert NAME in signs_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Students in grade 3 read for 20 minutes. Teachers kept it.",
        "We began in October with grades 1 and 2, and IEP goals were met.",
        "Our grade 4 teachers liked Sound Partners.",
        "The counselor in Alder Creek saw fewer suspensions.",
        "Parents came on Monday. Discipline was no subject.",
        "Jayden carried the boxes. Nothing else happened that day at all.",
        "It ran on Chromebooks. Grade 5 had one each.",
    ],
)
def test_what_names_no_student_is_left_alone(text: str) -> None:
    assert signs_in(text, known="Sound Partners Alder Creek") == []


def test_an_address_is_seen() -> None:
    assert signs_in("Write to her at a.b@school.example") == [ADDRESS]


def test_signs_never_repeat_what_was_found() -> None:
    signs = signs_in("Jayden, 10034567, born on 3/14/2016, a.b@school.example, is in grade 4.")
    assert signs == [NUMBER, BIRTH, ADDRESS, NAME]
    assert not any(word in " ".join(signs) for word in ("Jayden", "10034567", "2016", "school.example"))


def test_one_confirms_these_words_and_no_others() -> None:
    assert digest_of("a", "b") == digest_of(" a ", "b")
    assert len({digest_of("a", "b"), digest_of("ab", ""), digest_of("a", "c")}) == 3
    assert len(digest_of("\ud800")) == 32


@pytest.mark.parametrize("text", ["", " ", "x" * 5000, "9" * 5000, "Aa " * 1600 + "grade", "\ud800\n\x00"])
def test_odd_texts_are_answered_quickly_too(text: str) -> None:
    assert isinstance(signs_in(text), list)
