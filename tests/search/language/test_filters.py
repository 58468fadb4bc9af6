"""Filters that people say in words."""

import pytest

from search.language.filters import said

LABELS = {
    "tier": {"1": "Tier 1", "2": "Tier 2", "3": "Tier 3"},
    "grade": {"pk-k": "Pre-K", "k-3": "Kindergarten to grade 3", "3-6": "Grades 3 to 6", "6-9": "6 to 9", "9-12": "9 to 12"},
    "setting": {"rural": "Rural", "urban": "Urban"},
    "topic": {"tutoring": "Tutoring", "early-childhood": "Early childhood"},
    "delivery": {"small-group": "In small groups"},
}


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("reading grade 4", [("grade", "3-6")]),
        ("grade 3 phonics", [("grade", "k-3"), ("grade", "3-6")]),
        ("3rd-grade math", [("grade", "k-3"), ("grade", "3-6")]),
        ("seventh grade", [("grade", "6-9")]),
        ("grades 7-8", [("grade", "6-9")]),
        ("K-3 reading", [("grade", "pk-k"), ("grade", "k-3"), ("grade", "3-6")]),
        ("high school algebra", [("grade", "6-9"), ("grade", "9-12")]),
        ("pre-K", [("grade", "pk-k")]),
        ("tier 1", [("tier", "1")]),
        ("Tiers 1 and 2", [("tier", "1"), ("tier", "2")]),
        ("tier 4", []),
        ("small rural schools", [("setting", "rural")]),
        ("suburban", []),
        ("small group tutoring", [("topic", "tutoring"), ("delivery", "small-group")]),
        ("the upgrade 2024-25 of 1995-96", []),
        ("under $500", []),
        ("grade 99, tier 77", []),
    ],
)
def test_grades_tiers_settings_and_names_are_read_and_only_offered_where_there_are_such(
    text: str, filters: list[tuple[str, str]]
) -> None:
    assert list(said(text, LABELS)) == filters
